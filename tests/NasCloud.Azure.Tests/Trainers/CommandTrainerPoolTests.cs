using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using NasCloud.Azure.Storage;
using NasCloud.Azure.Trainers;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;
using NasCloud.Core.Trainers;
using NasCloud.Testing.Storage;

namespace NasCloud.Azure.Tests.Trainers;

/// <summary>With a shell in place of a trainer.</summary>
public sealed class CommandTrainerPoolTests : IDisposable
{
    private const string UntilAskedToEnd = "echo $NASCLOUD_SEARCH $NASCLOUD_STORAGE; exec sleep 600";

    private static readonly SearchId Search = new("search-0001");

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly SearchRepository _repository = new(new InMemoryObjectStore());
    private readonly LineWriter _output = new();
    private CommandTrainerPool? _pool;

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        _pool?.Dispose();
        _output.Dispose();
    }

    [Fact]
    public async Task EnsureAsync_AskedAgainAndAgain_StartsAsManyAsAreWanted()
    {
        var pool = Pool(UntilAskedToEnd);
        try
        {
            await pool.EnsureAsync(Search, 1, Test);
            await pool.EnsureAsync(Search, 2, Test);
            await pool.EnsureAsync(Search, 2, Test);

            string[] lines = [await _output.NextAsync(Test), await _output.NextAsync(Test)];
            Assert.Equal(2, lines.Select(line => line.Split(':')[0]).Distinct().Count());
            Assert.All(lines, line => Assert.EndsWith(": search-0001 UseDevelopmentStorage=true", line));
            Assert.False(_output.HasMore);
        }
        finally
        {
            await pool.StopAsync(Search, CancellationToken.None);
        }
    }

    [Fact]
    public async Task StopAsync_TrainersUp_AsksThemToEndAndCountsThatAsNoFailure()
    {
        // What it says on its way out tells that it was asked, and not just ended.
        var pool = Pool("trap 'echo asked; exit 3' TERM; echo up; while :; do sleep 0.1; done");
        for (var round = 0; round < 4; round++)
        {
            await pool.EnsureAsync(Search, 1, Test);
            Assert.EndsWith(": up", await _output.NextAsync(Test));

            await pool.StopAsync(Search, Test);

            Assert.EndsWith(": asked", await _output.NextAsync(Test));
            await EndedAsync(pool);
        }
    }

    [Fact]
    public async Task EnsureAsync_TrainersOfAProcessThatIsGone_AreLeftToTheirWork()
    {
        var pool = Pool("echo up");
        await _repository.WriteHeartbeatAsync(Search, new TrainerHeartbeat("local-of-another-1", _time.GetUtcNow(), _time.GetUtcNow()), Test);

        await pool.EnsureAsync(Search, 1, Test);
        Assert.False(_output.HasMore);

        _time.Advance(TimeSpan.FromMinutes(3));
        await pool.EnsureAsync(Search, 1, Test);
        Assert.EndsWith(": up", await _output.NextAsync(Test));
    }

    [Fact]
    public async Task EnsureAsync_TrainersFailAgainAndAgain_GivesUpAndQuotesTheLast()
    {
        var pool = Pool("echo no such data >&2; exit 4");

        var exception = await Assert.ThrowsAsync<TrainersUnavailableException>(async () =>
        {
            while (true)
            {
                await pool.EnsureAsync(Search, 1, Test);
                await Task.Yield();
            }
        });

        Assert.StartsWith("Trainers of search 'search-0001' can't get to work: 'sh', of NASCLOUD_TRAINER_COMMAND, ended with exit code 4, 3 times in a row.", exception.Message);
    }

    [Fact]
    public async Task EnsureAsync_NoSuchProgram_SaysSo()
    {
        var pool = new CommandTrainerPool(
            new TrainerCommand("no-such-program", []), StorageAddress.Parse("UseDevelopmentStorage=true"), _repository, _time, _output, NullLogger<CommandTrainerPool>.Instance);
        using var disposal = pool;

        var exception = await Assert.ThrowsAsync<TrainersUnavailableException>(() => pool.EnsureAsync(Search, 1, Test));

        Assert.StartsWith("'no-such-program', of NASCLOUD_TRAINER_COMMAND, can't be started: ", exception.Message);
    }

    private CommandTrainerPool Pool(string script)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There is no sh to stand in for a trainer.");
        _pool = new CommandTrainerPool(
            new TrainerCommand("sh", ["-c", script]), StorageAddress.Parse("UseDevelopmentStorage=true"), _repository, _time, _output, NullLogger<CommandTrainerPool>.Instance);
        return _pool;
    }

    // One that is on its way out counts as up: none is started in its place yet.
    private async Task EndedAsync(CommandTrainerPool pool)
    {
        while (pool.Count(Search) > 0)
            await Task.Yield();
    }
}
