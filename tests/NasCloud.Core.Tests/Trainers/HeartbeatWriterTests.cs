using Microsoft.Extensions.Time.Testing;
using NasCloud.Core.Searches;
using NasCloud.Core.Trainers;
using NasCloud.Testing.Searches;
using NasCloud.Testing.Storage;

namespace NasCloud.Core.Tests.Trainers;

public sealed class HeartbeatWriterTests
{
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly SearchManifest _search = TestSearch.Create();

    [Fact]
    public async Task Start_Always_WritesThatItLives()
    {
        var repository = Repository();
        await using var writer = await StartAsync(repository);

        Assert.Equal(new TrainerHeartbeat("trainer-1", _time.GetUtcNow(), _time.GetUtcNow()), await OnlyAsync(repository));
    }

    [Fact]
    public async Task Interval_Passed_WritesWhenItWasSeenAndWhatItScored()
    {
        var repository = Repository();
        var start = _time.GetUtcNow();
        await using var writer = await StartAsync(repository);
        writer.Scored();
        _time.Advance(TrainerHeartbeat.Interval);

        Assert.Equal(new TrainerHeartbeat("trainer-1", start, _time.GetUtcNow(), Scored: 1), await OnlyAsync(repository));
    }

    [Theory]
    [InlineData(ControlWish.Pause)]
    [InlineData(ControlWish.Cancel)]
    public async Task Interval_NobodyWaitsAnyMore_IsUnwanted(ControlWish wish)
    {
        var repository = Repository();
        await using var writer = await StartAsync(repository);
        _time.Advance(TrainerHeartbeat.Interval);
        Assert.False(writer.Unwanted.IsCancellationRequested);

        await repository.WriteWishAsync(_search.Id, wish, Test);
        _time.Advance(TrainerHeartbeat.Interval);
        Assert.True(writer.Unwanted.IsCancellationRequested);
    }

    [Fact]
    public async Task Interval_SearchDeleted_IsUnwantedAndBringsNothingBack()
    {
        var repository = Repository();
        await using var writer = await StartAsync(repository);
        await repository.DeleteAsync(_search.Id, Test);
        _time.Advance(TrainerHeartbeat.Interval);
        Assert.True(writer.Unwanted.IsCancellationRequested);

        await writer.EndAsync(fault: null);
        Assert.Empty(await repository.Store.ListAsync(string.Empty, Test).ToListAsync(Test));
    }

    [Fact]
    public async Task Interval_StoreFails_GoesOn()
    {
        var store = new FaultInjectingObjectStore(new InMemoryObjectStore(_time), new FaultRates(Refused: 1, AnswerLost: 0), seed: 1) { IsEnabled = false };
        var repository = new SearchRepository(store);
        await using var writer = await StartAsync(repository);
        store.IsEnabled = true;
        _time.Advance(TrainerHeartbeat.Interval);
        store.IsEnabled = false;
        _time.Advance(TrainerHeartbeat.Interval);

        Assert.Equal(_time.GetUtcNow(), (await OnlyAsync(repository)).SeenAt);
        Assert.False(writer.Unwanted.IsCancellationRequested);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("there is no GPU")]
    public async Task End_WithOrWithoutFault_SaysSoAndBeatsNoMore(string? fault)
    {
        var repository = Repository();
        await using var writer = await StartAsync(repository);
        await writer.EndAsync(fault);
        var ended = _time.GetUtcNow();
        _time.Advance(TrainerHeartbeat.Interval * 2);

        Assert.Equal(new TrainerHeartbeat("trainer-1", ended, ended, EndedAt: ended, Fault: fault), await OnlyAsync(repository));
    }

    private SearchRepository Repository() => new(new InMemoryObjectStore(_time));

    private async Task<HeartbeatWriter> StartAsync(SearchRepository repository)
    {
        await repository.CreateAsync(_search, Test);
        return await HeartbeatWriter.StartAsync(repository, _search.Id, "trainer-1", _time, Test);
    }

    private async Task<TrainerHeartbeat> OnlyAsync(SearchRepository repository) =>
        Assert.Single(await repository.ReadHeartbeatsAsync(_search.Id, Test));
}
