using System.ComponentModel;
using System.Diagnostics;
using System.Threading.Channels;
using Microsoft.Extensions.Time.Testing;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;
using NasCloud.Core.Trainers;
using NasCloud.Local.Tests.Processes;
using NasCloud.Local.Tests.Storage;
using NasCloud.Local.Trainers;

namespace NasCloud.Local.Tests.Trainers;

/// <summary>Real processes: shell scripts that name themselves by a message about a trial of their process number.</summary>
public sealed class ProcessTrainerPoolTests : IDisposable
{
    private const string Obedient = "echo scored $$; exec cat >/dev/null";
    private const string Deaf = "echo scored $$; exec 3<>fifo; read line <&3";

    private static readonly SearchId Search = new("test");

    private readonly TemporaryFolder _folder = new();
    private readonly Channel<int> _trainers = Channel.CreateUnbounded<int>();
    private readonly Channel<TrainerDeath> _deaths = Channel.CreateUnbounded<TrainerDeath>();

    public ProcessTrainerPoolTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "The trainers of these tests are shell scripts.");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task EnsureAsync_Some_StartsThatManyAndNoMore()
    {
        await using var pool = Create(Obedient);
        await pool.EnsureAsync(Search, 2, Token);
        await pool.EnsureAsync(Search, 2, Token);
        await pool.EnsureAsync(Search, 1, Token);
        await pool.EnsureAsync(Search, 3, Token);
        var trainers = new[] { await NextAsync(), await NextAsync(), await NextAsync() };
        await pool.DisposeAsync();

        Assert.Equal(3, trainers.Distinct().Count());
        Assert.False(_trainers.Reader.TryRead(out _));
    }

    [Fact]
    public async Task EnsureAsync_Zero_StartsNone()
    {
        await using var pool = Create(Obedient);
        await pool.EnsureAsync(Search, 0, Token);
        await pool.DisposeAsync();

        Assert.False(_trainers.Reader.TryRead(out _));
    }

    [Fact]
    public async Task Trainer_Killed_IsReplacedUnasked()
    {
        await using var pool = Create(Obedient);
        await pool.EnsureAsync(Search, 1, Token);
        var first = await NextAsync();
        TestProcess.Kill(first);
        var second = await NextAsync();

        Assert.NotEqual(first, second);
        await pool.EnsureAsync(Search, 1, Token);
    }

    [Fact]
    public async Task Trainer_EndedInOrder_IsReplacedWhenAskedFor()
    {
        await using var pool = Create("echo scored $$");
        await pool.EnsureAsync(Search, 1, Token);
        var first = await NextAsync();
        await TestProcess.GoneAsync(first);
        while (!_trainers.Reader.TryPeek(out _))
        {
            await pool.EnsureAsync(Search, 1, Token);
            await Task.Yield();
        }

        Assert.NotEqual(first, await NextAsync());
    }

    [Fact]
    public async Task DisposeAsync_Trainers_LeavesNone()
    {
        await using var pool = Create(Obedient);
        await pool.EnsureAsync(Search, 2, Token);
        await pool.EnsureAsync(new SearchId("other"), 1, Token);
        int[] trainers = [await NextAsync(), await NextAsync(), await NextAsync()];
        await pool.DisposeAsync();

        Assert.All(trainers, AssertGone);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => pool.EnsureAsync(Search, 1, Token));
    }

    [Fact]
    public async Task StopAsync_OneSearch_LeavesTheOthers()
    {
        await using var pool = Create(Obedient);
        await pool.EnsureAsync(Search, 1, Token);
        var stopped = await NextAsync();
        await pool.EnsureAsync(new SearchId("other"), 1, Token);
        var other = await NextAsync();
        await pool.StopAsync(Search, Token);

        AssertGone(stopped);
        using var process = Process.GetProcessById(other);
        Assert.False(process.HasExited);
        await pool.EnsureAsync(Search, 1, Token);
        await NextAsync();
    }

    [Fact]
    public async Task StopAsync_DoesNotListen_IsKilledAfterTheGrace()
    {
        var clock = new FakeTimeProvider();
        await using var pool = Create(Deaf, clock);
        await pool.EnsureAsync(Search, 1, Token);
        var trainer = await NextAsync();
        var stop = pool.StopAsync(Search, Token);
        clock.Advance(TimeSpan.FromSeconds(29));
        Assert.False(stop.IsCompleted);
        while (!stop.IsCompleted)
        {
            clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await stop;
        AssertGone(trainer);
    }

    [Fact]
    public async Task StopAsync_CallCancelled_KillsAtOnce()
    {
        await using var pool = Create(Deaf, new FakeTimeProvider());
        await pool.EnsureAsync(Search, 1, Token);
        var trainer = await NextAsync();
        await pool.StopAsync(Search, new CancellationToken(canceled: true));

        AssertGone(trainer);
    }

    [Fact]
    public async Task EnsureAsync_TrainersDieAtOnce_SaysWhatTheyPrinted()
    {
        await using var pool = Create("echo working; echo no such data set >&2; exit 3");
        var exception = await FailureAsync(pool);

        Assert.StartsWith("Trainers of search 'test' can't get to work: 5 ended without a score between them. The last, trainer-1, ended with exit code 3.", exception.Message, StringComparison.Ordinal);
        Assert.Contains(_folder["searches/test/trainers/trainer-1.log"], exception.Message, StringComparison.Ordinal);
        Assert.Contains("no such data set", exception.Message, StringComparison.Ordinal);
        var log = await File.ReadAllTextAsync(_folder["searches/test/trainers/trainer-1.log"], Token);
        Assert.Equal(5, log.Split("Z no such data set").Length - 1);
    }

    [Fact]
    public async Task Trainer_DiesAtATrial_TellsHowAndWhatItWroteOfThatTrialBeforeItIsReplaced()
    {
        var began = TrainerMessages.Began(7, 2);
        await using var pool = Create($"echo ready; echo of the trial before >&2; echo {began} >&2; echo out of memory >&2; echo for good >&2; exit 134");
        await pool.EnsureAsync(Search, 1, Token);

        var death = await _deaths.Reader.ReadAsync(Token);

        Assert.Equal(new TrainerDeath(7, 2, "ended with exit code 134 (it aborted)", "out of memory\nfor good"), death);
    }

    [Fact]
    public async Task Trainer_DiesBetweenTrialsOrIsStopped_TellsOfNoTrial()
    {
        await using var pool = Create("echo nothing begun >&2; exit 3");
        await FailureAsync(pool);
        await using var deaf = Create($"echo {TrainerMessages.Began(7, 2)} >&2; " + Deaf);
        await deaf.EnsureAsync(Search, 1, Token);
        await NextAsync();
        await deaf.StopAsync(Search, new CancellationToken(canceled: true));

        Assert.False(_deaths.Reader.TryRead(out _));
    }

    [Fact]
    public async Task EnsureAsync_ReadyTrainersDie_GoesOnReplacingThem()
    {
        await using var pool = Create("echo scored $$; exit 134");
        await pool.EnsureAsync(Search, 1, Token);
        for (var death = 0; death < 8; death++)
            await NextAsync();

        await pool.EnsureAsync(Search, 1, Token);
    }

    [Fact]
    public async Task EnsureAsync_NoSuchProgram_SaysSo()
    {
        await using var pool = new ProcessTrainerPool(
            new TrainerPoolOptions { StoreRoot = _folder.Path, Command = _ => new ProcessStartInfo(_folder["not-there"]) }, TimeProvider.System);
        var exception = await FailureAsync(pool);

        Assert.StartsWith("Trainers can't be started: ", exception.Message, StringComparison.Ordinal);
        Assert.IsType<Win32Exception>(exception.InnerException);
    }

    [Fact]
    public async Task StopAsync_AfterFailure_StartsAfresh()
    {
        var script = "exit 3";
        await using var pool = Create(() => script, TimeProvider.System);
        await FailureAsync(pool);
        await pool.StopAsync(Search, Token);
        script = Obedient;
        await pool.EnsureAsync(Search, 1, Token);

        await NextAsync();
    }

    [Fact]
    public async Task Trainer_Environment_LimitsItsThreads()
    {
        await using var pool = Create("echo $OMP_NUM_THREADS $OMP_WAIT_POLICY; echo scored $$; exec cat >/dev/null");
        await pool.EnsureAsync(Search, 1, Token);
        await NextAsync();
        await pool.DisposeAsync();

        Assert.Contains(" 3 PASSIVE", await File.ReadAllTextAsync(_folder["searches/test/trainers/trainer-1.log"], Token), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parent_Killed_TakesItsTrainersAlong()
    {
        using var parent = TestProcess.Start(nameof(Roles.OwnPool), _folder.Path);
        int[] trainers = [int.Parse(await parent.LineAsync(), null), int.Parse(await parent.LineAsync(), null)];
        await parent.KillAsync();

        foreach (var trainer in trainers)
            await TestProcess.GoneAsync(trainer);
    }

    private static void AssertGone(int processId) => Assert.Throws<ArgumentException>(() => Process.GetProcessById(processId));

    private static async Task<TrainersUnavailableException> FailureAsync(ProcessTrainerPool pool)
    {
        while (true)
        {
            try
            {
                await pool.EnsureAsync(Search, 1, Token);
                await Task.Yield();
            }
            catch (TrainersUnavailableException exception)
            {
                return exception;
            }
        }
    }

    private ProcessTrainerPool Create(string script, TimeProvider? time = null) => Create(() => script, time ?? TimeProvider.System);

    private ProcessTrainerPool Create(Func<string> script, TimeProvider time)
    {
        if (!File.Exists(_folder["fifo"]))
            using (var made = Process.Start("mkfifo", [_folder["fifo"]]))
                made.WaitForExit();
        var options = new TrainerPoolOptions
        {
            StoreRoot = _folder.Path,
            Command = _ => new ProcessStartInfo("sh", ["-c", script()]) { WorkingDirectory = _folder.Path },
            FirstRestartDelay = TimeSpan.FromMilliseconds(1),
            Threads = 3,
        };
        return new ProcessTrainerPool(options, time)
        {
            TrialScored = (_, processId) => _trainers.Writer.TryWrite(processId),
            TrainerDied = (_, death) => _deaths.Writer.WriteAsync(death).AsTask(),
        };
    }

    private async Task<int> NextAsync() => await _trainers.Reader.ReadAsync(Token);
}
