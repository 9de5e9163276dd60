using Microsoft.Extensions.Time.Testing;
using NasCloud.Core.Searches.Ports;
using NasCloud.Local.Workflows;

namespace NasCloud.Local.Tests.Workflows;

public sealed class LocalWorkflowEngineTests
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch);
    private readonly LocalWorkflowEngine _engine;

    public LocalWorkflowEngineTests() => _engine = new LocalWorkflowEngine(_clock, new LocalWorkflowOptions { RoundTripJson = true });

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RunAsync_Activity_ReturnsItsOutput()
    {
        _engine.RegisterActivity<int, int>("double", (input, _) => Task.FromResult(2 * input));

        Assert.Equal(42, await RunAsync<int>(async flow => await flow.CallActivityAsync<int>("double", 21)));
    }

    [Fact]
    public async Task RunAsync_StoreFailsAtFirst_TriesAgainLaterAndLater()
    {
        var attempts = new List<DateTimeOffset>();
        _engine.RegisterActivity<int, int>("flaky", (_, _) =>
        {
            attempts.Add(_clock.GetUtcNow());
            return attempts.Count < 4 ? throw new StoreException("a", "lost connection") : Task.FromResult(1);
        });
        var run = RunAsync<int>(flow => flow.CallActivityAsync<int>("flaky", 0));
        await AdvanceUntilAsync(run, TimeSpan.FromMilliseconds(10));

        Assert.Equal(1, await run);
        var waits = attempts.Zip(attempts.Skip(1), (before, after) => (after - before).TotalMilliseconds).ToList();
        Assert.All(waits.Zip([100.0, 200, 400]), wait => Assert.True(wait.First >= wait.Second, $"{wait.First} ms"));
    }

    [Fact]
    public async Task RunAsync_StoreKeepsFailing_FailsWithTheActivityAndTheInstance()
    {
        var attempts = 0;
        _engine.RegisterActivity<int, int>("broken", (_, _) => throw new StoreException("a", $"lost connection {++attempts}"));
        var run = RunAsync<int>(flow => flow.CallActivityAsync<int>("broken", 0));
        await AdvanceUntilAsync(run, TimeSpan.FromSeconds(1));

        var exception = await Assert.ThrowsAsync<WorkflowFailedException>(() => run);
        Assert.Equal("main of 'instance' failed: broken of 'instance' failed: a: lost connection 6", exception.Message);
    }

    [Fact]
    public async Task RunAsync_OtherError_IsNotTriedAgain()
    {
        var attempts = 0;
        _engine.RegisterActivity<int, int>("wrong", (_, _) => throw new FormatException($"attempt {++attempts}"));

        var exception = await Assert.ThrowsAsync<WorkflowFailedException>(() => RunAsync<int>(flow => flow.CallActivityAsync<int>("wrong", 0)));
        Assert.IsType<FormatException>(exception.InnerException!.InnerException);
        Assert.Equal(1, attempts);
    }

    [Fact]
    public async Task CallChildAsync_ChildFails_NamesTheChild()
    {
        _engine.RegisterWorkflow<int, int>("child", (_, input) => input == 1 ? Task.FromResult(10) : throw new FormatException("no"));
        var outcome = await RunAsync<string>(async flow =>
        {
            var good = await flow.CallChildAsync<int>("child", "child-1", 1);
            try
            {
                return $"{await flow.CallChildAsync<int>("child", "child-2", 2)}";
            }
            catch (WorkflowFailedException exception)
            {
                return $"{good}; {exception.InstanceId}; {exception.Message}";
            }
        });

        Assert.Equal("10; child-2; child of 'child-2' failed: no", outcome);
    }

    [Fact]
    public async Task RunAsync_InstanceRuns_RefusesAnotherOfItsId()
    {
        var run = RunAsync<int>(async flow =>
        {
            await flow.WaitForEventAsync("end", default);
            return 1;
        });

        await Assert.ThrowsAsync<InvalidOperationException>(() => _engine.RunAsync<int>("main", "instance", 0, Token));
        Assert.True(_engine.RaiseEvent("instance", "end"));
        Assert.Equal(1, await run);
        Assert.Equal(1, await Again());
    }

    [Fact]
    public async Task RunAsync_UnknownName_NamesTheKnown()
    {
        _engine.RegisterActivity<int, int>("known", (_, _) => Task.FromResult(1));

        var exception = await Assert.ThrowsAsync<ArgumentException>(() => _engine.RunAsync<int>("unknown", "instance", 0, Token));
        Assert.StartsWith("There is no workflow 'unknown'", exception.Message, StringComparison.Ordinal);
        var failure = await Assert.ThrowsAsync<WorkflowFailedException>(() => RunAsync<int>(flow => flow.CallActivityAsync<int>("unknown", 0)));
        Assert.Contains("There is no activity 'unknown': expected one of known.", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WaitForEventAsync_RaisedBefore_IsKept()
    {
        var reached = new TaskCompletionSource();
        _engine.RegisterActivity<int, int>("meanwhile", async (_, _) =>
        {
            _engine.RaiseEvent("instance", "a");
            _engine.RaiseEvent("instance", "a");
            await Task.Yield();
            return 1;
        });
        var run = RunAsync<int>(async flow =>
        {
            await flow.CallActivityAsync<int>("meanwhile", 0);
            await flow.WaitForEventAsync("a", default);
            await flow.WaitForEventAsync("a", default);
            var third = flow.WaitForEventAsync("a", default);
            Assert.False(third.IsCompleted);
            reached.SetResult();
            await third;
            return 3;
        });
        await reached.Task;
        _engine.RaiseEvent("instance", "b");
        Assert.False(run.IsCompleted);
        _engine.RaiseEvent("instance", "a");

        Assert.Equal(3, await run);
    }

    [Fact]
    public async Task WaitForEventAsync_Cancelled_LeavesTheEventToTheNext()
    {
        var reached = new TaskCompletionSource();
        var run = RunAsync<string>(async flow =>
        {
            using var cancellation = new CancellationTokenSource();
            var cancelled = flow.WaitForEventAsync("a", cancellation.Token);
            await cancellation.CancelAsync();
            var next = flow.WaitForEventAsync("a", default);
            reached.SetResult();
            await next;
            await Task.WhenAny(cancelled);
            return cancelled.IsCanceled ? "cancelled, then event" : "eaten";
        });
        await reached.Task;
        _engine.RaiseEvent("instance", "a");

        Assert.Equal("cancelled, then event", await run);
    }

    [Fact]
    public async Task WaitForEventAsync_CancelledBefore_TakesNothing()
    {
        var run = RunAsync<string>(async flow =>
        {
            _engine.RaiseEvent("instance", "a");
            var cancelled = flow.WaitForEventAsync("a", new CancellationToken(canceled: true));
            await Task.WhenAny(cancelled);
            await flow.WaitForEventAsync("a", default);
            return cancelled.IsCanceled ? "cancelled, then event" : "eaten";
        });

        Assert.Equal("cancelled, then event", await run);
    }

    [Fact]
    public void RaiseEvent_NoSuchInstance_IsLost() => Assert.False(_engine.RaiseEvent("nobody", "a"));

    [Fact]
    public async Task WaitUntilAsync_FakeClock_CompletesAtItsTimeOnly()
    {
        var reached = new TaskCompletionSource<Task>();
        var run = RunAsync<DateTimeOffset>(async flow =>
        {
            var timer = flow.WaitUntilAsync(flow.UtcNow.AddDays(100), default);
            reached.SetResult(timer);
            await timer;
            return flow.UtcNow;
        });
        var timer = await reached.Task;
        _clock.Advance(TimeSpan.FromDays(29));
        Assert.False(timer.IsCompleted);
        await AdvanceUntilAsync(run, TimeSpan.FromDays(1));

        Assert.True(await run >= DateTimeOffset.UnixEpoch.AddDays(100));
    }

    [Fact]
    public async Task WaitUntilAsync_PastOrCancelled_CompletesAtOnce()
    {
        var outcome = await RunAsync<bool>(async flow =>
        {
            await flow.WaitUntilAsync(flow.UtcNow, default);
            using var cancellation = new CancellationTokenSource();
            var timer = flow.WaitUntilAsync(flow.UtcNow.AddHours(1), cancellation.Token);
            await cancellation.CancelAsync();
            await Task.WhenAny(timer);
            return timer.IsCanceled;
        });

        Assert.True(outcome);
    }

    [Fact]
    public async Task ContinueAsNew_NewInput_RunsAgainAndKeepsEvents()
    {
        var last = new TaskCompletionSource();
        _engine.RegisterWorkflow<int, int>("main", async (flow, input) =>
        {
            if (input == 3)
            {
                await flow.WaitForEventAsync("kept", default);
                last.SetResult();
                await flow.WaitForEventAsync("a", default);
                return input;
            }

            // Left behind by the run: it must not take the event from the last one.
            _ = flow.WaitForEventAsync("a", default);
            if (input == 1)
                _engine.RaiseEvent("instance", "kept");
            flow.ContinueAsNew(input + 1);
            return 0;
        });
        var run = _engine.RunAsync<int>("main", "instance", 1, Token);
        await last.Task;
        _engine.RaiseEvent("instance", "a");

        Assert.Equal(3, await run);
    }

    [Fact]
    public async Task SetStatus_WhileRunningAndAfter_IsShown()
    {
        var reached = new TaskCompletionSource();
        var run = RunAsync<int>(async flow =>
        {
            flow.SetStatus(new { running = 1 });
            reached.SetResult();
            await flow.WaitForEventAsync("end", default);
            flow.SetStatus(new { running = 0 });
            return 1;
        });
        await reached.Task;
        Assert.Equal("""{"running":1}""", $"{_engine.GetStatus("instance")}");
        _engine.RaiseEvent("instance", "end");
        await run;

        Assert.Equal("""{"running":0}""", $"{_engine.GetStatus("instance")}");
        Assert.Null(_engine.GetStatus("nobody"));
    }

    [Fact]
    public async Task RunAsync_RoundTrip_HandsOverCopies()
    {
        List<int>? seen = null;
        _engine.RegisterActivity<List<int>, List<int>>("same", (input, _) => Task.FromResult(seen = input));
        var given = new List<int> { 1, 2 };
        var taken = await RunAsync<List<int>>(async flow => await flow.CallActivityAsync<List<int>>("same", given));

        Assert.Equal(given, taken);
        Assert.NotSame(given, seen);
        Assert.NotSame(seen, taken);
    }

    [Fact]
    public async Task RunAsync_NoRoundTrip_HandsOverTheValueAndConvertsOthers()
    {
        var engine = new LocalWorkflowEngine(_clock);
        var given = new List<int> { 1, 2 };
        List<int>? seen = null;
        engine.RegisterActivity<List<int>, int>("count", (input, _) => Task.FromResult((seen = input).Count));
        engine.RegisterWorkflow<int, long>("main", async (flow, _) => await flow.CallActivityAsync<long>("count", given));

        Assert.Equal(2, await engine.RunAsync<long>("main", "instance", 0, Token));
        Assert.Same(given, seen);
    }

    [Fact]
    public async Task RunAsync_ManyBranches_RunsOneAtATime()
    {
        _engine.RegisterActivity<int, int>("work", async (input, _) =>
        {
            await Task.Yield();
            return input;
        });
        _engine.RegisterWorkflow<int, int>("child", (flow, input) => flow.CallActivityAsync<int>("work", input));
        var (inside, most, sum) = (0, 0, 0);

        async Task BranchAsync(IWorkflow flow, int branch)
        {
            for (var step = 0; step < 20; step++)
            {
                _ = branch % 2 == 0 ? await flow.CallActivityAsync<int>("work", step) : await flow.CallChildAsync<int>("child", $"{branch}-{step}", step);
                most = Math.Max(most, Interlocked.Increment(ref inside));
                Thread.SpinWait(200);
                sum++;
                Interlocked.Decrement(ref inside);
            }
        }

        await RunAsync<int>(async flow =>
        {
            await Task.WhenAll(Enumerable.Range(0, 50).Select(branch => BranchAsync(flow, branch)));
            return 0;
        });

        Assert.Equal(1, most);
        Assert.Equal(1000, sum);
    }

    [Fact]
    public async Task RunAsync_Cancelled_EndsEverythingBeforeItReturns()
    {
        using var cancellation = new CancellationTokenSource();
        var started = new TaskCompletionSource();
        var ended = false;
        _engine.RegisterActivity<int, int>("endless", async (_, token) =>
        {
            started.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, _clock, token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await Task.Yield();
            ended = true;
            return 1;
        });
        _engine.RegisterWorkflow<int, int>("child", (flow, _) => flow.CallActivityAsync<int>("endless", 0));
        _engine.RegisterWorkflow<int, int>("main", async (flow, _) =>
        {
            var child = flow.CallChildAsync<int>("child", "child", 0);
            await flow.WaitForEventAsync("never", default);
            return await child;
        });
        var run = _engine.RunAsync<int>("main", "instance", 0, cancellation.Token);
        await started.Task;
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => run);
        Assert.True(ended);
        Assert.False(_engine.RaiseEvent("child", "a"));
    }

    [Fact]
    public async Task RunAsync_RootEnds_EndsItsChildren()
    {
        _engine.RegisterWorkflow<int, int>("child", async (flow, _) =>
        {
            await flow.WaitForEventAsync("never", default);
            return 1;
        });
        await RunAsync<int>(flow =>
        {
            _ = flow.CallChildAsync<int>("child", "child", 0);
            return Task.FromResult(1);
        });

        Assert.False(_engine.RaiseEvent("child", "never"));
    }

    private Task<TOutput> RunAsync<TOutput>(Func<IWorkflow, Task<TOutput>> workflow)
    {
        _engine.RegisterWorkflow<int, TOutput>("main", (flow, _) => workflow(flow));
        return _engine.RunAsync<TOutput>("main", "instance", 0, Token);
    }

    private async Task<int> Again()
    {
        var run = _engine.RunAsync<int>("main", "instance", 0, Token);
        _engine.RaiseEvent("instance", "end");
        return await run;
    }

    private async Task AdvanceUntilAsync(Task task, TimeSpan step)
    {
        while (!task.IsCompleted)
        {
            _clock.Advance(step);
            await Task.Yield();
        }
    }
}
