using NasCloud.Cli.Hosting;
using NasCloud.Cli.Progress;
using NasCloud.Cli.Views;
using NasCloud.Cli.Views.Live;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Results;

namespace NasCloud.Cli.Outputs;

/// <summary>Writes a line for each thing that happens.</summary>
internal sealed class PlainOutput(CliHost host, OutputRole role) : ISearchOutput
{
    public void Begin(SearchManifest manifest, SearchPlace place, bool isNew)
    {
        host.Output.WriteLine($"{(role == OutputRole.Watches ? "watching" : isNew ? "created" : "resuming")} {manifest.Id} ({LiveView.Plan(manifest.Spec)})");
        host.Output.WriteLine($"in {place.Folder}");
    }

    public Task FollowAsync(SearchWatch watch, SearchFrame start, Task driving, CancellationToken stopping)
    {
        var tracker = new SearchTracker(start.Snapshot);
        return FrameLoop.RunAsync(watch, driving, host.Time, frame => Show(tracker, frame));
    }

    public void End(SearchManifest manifest, SearchStatus status, SearchResult? result, SearchPlace place) =>
        host.Console.Write(ResultView.WithMore(manifest, status, result, place));

    private void Show(SearchTracker tracker, SearchFrame frame)
    {
        foreach (var happened in tracker.Advance(frame))
            host.Output.WriteLine(EventText.Line(happened, frame.Snapshot.Manifest.Spec));
    }
}
