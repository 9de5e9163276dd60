using Microsoft.Extensions.Hosting;

namespace NasCloud.Cli.Serving;

/// <summary>Lets a host live until it is told to stop, and listens for no signal.</summary>
internal sealed class UnboundLifetime : IHostLifetime
{
    public Task WaitForStartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
