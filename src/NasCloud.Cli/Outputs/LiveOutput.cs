using NasCloud.Cli.Hosting;
using NasCloud.Cli.Progress;
using NasCloud.Cli.Views;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Results;
using Spectre.Console;

namespace NasCloud.Cli.Outputs;

/// <summary>Redraws a view of the search in place, on a terminal.</summary>
internal sealed class LiveOutput(CliHost host, bool goesOn = false) : ISearchOutput
{
    // What a terminal echoes for Ctrl+C, twice.
    private const int EchoWidth = 4;

    public void Begin(SearchManifest manifest, SearchPlace place, bool isNew)
    {
    }

    public Task FollowAsync(SearchWatch watch, SearchFrame start, Task driving, CancellationToken stopping) =>
        host.Console.Live(Render(start, stopping)).AutoClear(true).StartAsync(context =>
            FrameLoop.RunAsync(watch, driving, host.Time, frame => context.UpdateTarget(Render(frame, stopping))));

    public void End(SearchManifest manifest, SearchStatus status, SearchResult? result, SearchPlace place) =>
        host.Console.Write(ResultView.WithMore(manifest, status, result, place));

    private Narrowed Render(SearchFrame frame, CancellationToken stopping) =>
        new(LiveView.Render(frame, host.Console.Profile.Capabilities.Unicode, stopping.IsCancellationRequested, goesOn), EchoWidth);
}
