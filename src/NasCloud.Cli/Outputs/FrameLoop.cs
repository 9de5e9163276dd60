using NasCloud.Cli.Progress;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Cli.Outputs;

/// <summary>Looks at a search again and again while it is driven.</summary>
internal static class FrameLoop
{
    /// <summary>Shows a picture at once, then at intervals, and a last one when <paramref name="driving"/> has ended.</summary>
    public static async Task RunAsync(SearchWatch watch, Task driving, TimeProvider time, Action<SearchFrame> show)
    {
        while (!driving.IsCompleted)
        {
            await TryShowAsync(watch, show);
            await Task.WhenAny(driving, Task.Delay(watch.Interval, time, CancellationToken.None));
        }

        await TryShowAsync(watch, show);
    }

    private static async Task TryShowAsync(SearchWatch watch, Action<SearchFrame> show)
    {
        try
        {
            show(await watch.LookAsync(CancellationToken.None));
        }
        catch (StoreException)
        {
            // The store did not answer: the next look will tell. What drives the search reports it if it lasts.
        }
    }
}
