using System.IO.Pipes;
using Microsoft.Extensions.Time.Testing;
using NasCloud.Local.Trainers;

namespace NasCloud.Local.Tests.Trainers;

public sealed class ParentWatchTests : IDisposable
{
    private readonly AnonymousPipeServerStream _parent = new(PipeDirection.Out);
    private readonly AnonymousPipeClientStream _input;
    private readonly FakeTimeProvider _clock = new();
    private readonly ParentWatch _watch;
    private int _aborts;

    public ParentWatchTests()
    {
        _input = new AnonymousPipeClientStream(PipeDirection.In, _parent.ClientSafePipeHandle);
        _watch = new ParentWatch(_input, TimeSpan.FromSeconds(30), () => _aborts++, _clock);
    }

    public void Dispose()
    {
        _watch.Dispose();
        _parent.Dispose();
        _input.Dispose();
    }

    [Fact]
    public async Task Stop_InputEnds_IsCancelledAndLaterAborts()
    {
        _parent.WriteByte(1);
        Assert.False(_watch.Stop.IsCancellationRequested);
        _parent.Dispose();
        await StoppedAsync();
        _clock.Advance(TimeSpan.FromSeconds(29));
        Assert.Equal(0, _aborts);
        _clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(1, _aborts);
    }

    [Fact]
    public async Task Dispose_InTime_DoesNotAbort()
    {
        _parent.Dispose();
        await StoppedAsync();
        _watch.Dispose();
        _clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(0, _aborts);
    }

    private async Task StoppedAsync() =>
        await Task.Delay(Timeout.InfiniteTimeSpan, _clock, _watch.Stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
}
