using NasCloud.Cli.Hosting;

namespace NasCloud.Cli.Tests.Fakes;

/// <summary>A user whose Ctrl+C tests press.</summary>
internal sealed class FakeStopSignal : IStopSignal
{
    private readonly CancellationTokenSource _requested = new();

    public CancellationToken Requested => _requested.Token;

    public void Press() => _requested.Cancel();

    // One signal serves all commands of a test.
    public void Dispose()
    {
    }
}
