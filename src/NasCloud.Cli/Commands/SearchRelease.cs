using NasCloud.Cli.Hosting;
using NasCloud.Core.Searches;

namespace NasCloud.Cli.Commands;

/// <summary>Waits until the process that drives a search lets go of it.</summary>
internal static class SearchRelease
{
    // Trainers get half a minute to stop; what takes much longer hangs.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(250);

    /// <exception cref="CliException">It did not within a minute and a half.</exception>
    public static async Task WaitAsync(CliHost host, SearchStore store, SearchId id, CancellationToken cancellationToken)
    {
        var begun = host.Time.GetTimestamp();
        while (await store.IsDrivenAsync(id, cancellationToken))
        {
            if (host.Time.GetElapsedTime(begun) > Limit)
                throw new CliException(ExitCode.Busy, $"{id} is still driven by its process after {Views.Format.Duration(Limit)}; it will stop as soon as it looks. If that process hangs, end it and run '{store.Place.PlaceOf(id).Resume}'.");
            await Task.Delay(Interval, host.Time, cancellationToken);
        }
    }
}
