using NasCloud.Local.Workflows;

namespace NasCloud.Local.Tests.Workflows;

public sealed class EventQueueTests
{
    private readonly EventQueue _events = new();

    [Fact]
    public async Task Raise_TwoWaiters_WakesTheFirstAlone()
    {
        var first = _events.WaitAsync("a", TestContext.Current.CancellationToken);
        var second = _events.WaitAsync("a", TestContext.Current.CancellationToken);
        _events.Raise("a");

        await first;
        Assert.False(second.IsCompleted);
    }

    [Fact]
    public async Task Raise_RacingWithCancellation_LosesNoEvent()
    {
        for (var round = 0; round < 500; round++)
        {
            using var cancellation = new CancellationTokenSource();
            var waiting = _events.WaitAsync("a", cancellation.Token);
            await Task.WhenAll(
                Task.Run(() => _events.Raise("a"), TestContext.Current.CancellationToken),
                Task.Run(cancellation.Cancel, TestContext.Current.CancellationToken));
            await Task.WhenAny(waiting);

            // Taken by the waiter or kept for the next, never both.
            var next = _events.WaitAsync("a", TestContext.Current.CancellationToken);
            Assert.Equal(waiting.IsCanceled, next.IsCompleted);
            if (!next.IsCompleted)
                _events.Raise("a");
            await next;
        }
    }
}
