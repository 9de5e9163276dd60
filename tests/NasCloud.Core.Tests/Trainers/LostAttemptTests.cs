using System.Text;
using Microsoft.Extensions.Time.Testing;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Reports;
using NasCloud.Core.Trainers;
using NasCloud.Core.Trials;
using NasCloud.Testing.Storage;

namespace NasCloud.Core.Tests.Trainers;

public sealed class LostAttemptTests
{
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;
    private static readonly SearchId Id = new("test");
    private static readonly TrainerDeath Death = new(Trial: 7, Attempt: 2, "ended with exit code 134 (it aborted)", "terminate called\n  what():  no memory");

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly SearchRepository _repository;

    public LostAttemptTests() => _repository = new SearchRepository(new InMemoryObjectStore(_time));

    [Fact]
    public async Task Note_AttemptThatRan_AddsTheLastWordsToItsLogAndHowItEndedToTheAttempt()
    {
        await BeginAsync(attempt => attempt);
        await _repository.Store.CreateAsync(SearchPaths.Log(Id, 7, 2), "2026-01-01T00:00:00.000Z trains on cpu\n"u8.ToArray(), Test);

        await NoteAsync(Death);

        var log = Assert.Single((await TrialLogReport.ReadAsync(_repository, Id, 7, Test)).Attempts);
        Assert.Equal(
            """
            2026-01-01T00:00:00.000Z trains on cpu
            2026-01-01T00:00:00.000Z trainer-1 ended with exit code 134 (it aborted). The last of its standard error:
            terminate called
              what():  no memory

            """,
            log.Text,
            ignoreLineEndingDifferences: true);
        var report = AttemptReport.Of(await ReadAsync());
        Assert.Equal("The trainer ended with exit code 134 (it aborted): terminate called what():  no memory", report.Error);
    }

    [Theory]
    [InlineData("")]
    [InlineData("a line of which there are many\n")]
    public async Task Note_NothingOrMuchWritten_SaysHowItEndedAlone(string line)
    {
        await BeginAsync(attempt => attempt);

        await NoteAsync(Death with { LastWords = string.Concat(Enumerable.Repeat(line, 20)) });

        Assert.Equal("ended with exit code 134 (it aborted)", (await ReadAsync()).Death);
        Assert.Single((await TrialLogReport.ReadAsync(_repository, Id, 7, Test)).Attempts);
    }

    [Fact]
    public async Task Note_AttemptGivenBack_ChangesNothing()
    {
        await BeginAsync(attempt => attempt with { Seconds = 1, GivenBack = true });

        await NoteAsync(Death);

        Assert.Null((await ReadAsync()).Death);
        Assert.Empty((await TrialLogReport.ReadAsync(_repository, Id, 7, Test)).Attempts);
    }

    [Fact]
    public async Task Note_TrialThatIsScored_ChangesNothing()
    {
        await BeginAsync(attempt => attempt);
        var now = _time.GetUtcNow();
        await _repository.CreateScoreAsync(
            Id,
            new TrialScore { Trial = 7, Outcome = TrialOutcome.Succeeded, Attempts = 2, DeviceSeconds = 1, StartedAt = now, FinishedAt = now, Trainer = "trainer-1" },
            Test);

        await NoteAsync(Death);

        Assert.Null((await ReadAsync()).Death);
    }

    [Fact]
    public async Task Note_AttemptThatCantBeRead_IsPassedOver()
    {
        var path = SearchPaths.Attempt(Id, 7, 2);
        await _repository.Store.CreateAsync(path, "{"u8.ToArray(), Test);

        await NoteAsync(Death);

        Assert.Equal("{", Encoding.UTF8.GetString((await _repository.Store.ReadAsync(path, Test))!.Content.Span));
    }

    private Task NoteAsync(TrainerDeath death) => LostAttempt.NoteAsync(_repository, Id, death, _time, Test);

    private Task BeginAsync(Func<TrialAttempt, TrialAttempt> change) =>
        _repository.ReplaceJsonAsync(SearchPaths.Attempt(Id, 7, 2), change(new TrialAttempt("trainer-1", _time.GetUtcNow(), FromEpoch: 0)), Test);

    private async Task<TrialAttempt> ReadAsync() => (await _repository.ReadJsonAsync<TrialAttempt>(SearchPaths.Attempt(Id, 7, 2), Test))!;
}
