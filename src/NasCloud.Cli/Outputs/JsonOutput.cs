using NasCloud.Cli.Hosting;
using NasCloud.Cli.Progress;
using NasCloud.Cli.Views;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Results;

namespace NasCloud.Cli.Outputs;

/// <summary>Writes a JSON object a line for each thing that happens, the result last.</summary>
internal sealed class JsonOutput(CliHost host, OutputRole role) : ISearchOutput
{
    public void Begin(SearchManifest manifest, SearchPlace place, bool isNew) =>
        Write(role == OutputRole.Watches ? EventJson.Watching(manifest.Id, place.Folder)
            : isNew ? EventJson.Created(manifest.Id, place.Folder)
            : EventJson.Resumed(manifest.Id, place.Folder));

    public Task FollowAsync(SearchWatch watch, SearchFrame start, Task driving, CancellationToken stopping)
    {
        var tracker = new SearchTracker(start.Snapshot);
        return FrameLoop.RunAsync(watch, driving, host.Time, frame => Show(tracker, frame));
    }

    public void End(SearchManifest manifest, SearchStatus status, SearchResult? result, SearchPlace place) =>
        Write(EventJson.Result(status, result, place.ResultFolder));

    private void Show(SearchTracker tracker, SearchFrame frame)
    {
        foreach (var happened in tracker.Advance(frame))
            Write(EventJson.Happened(happened));
    }

    private void Write(string line)
    {
        host.Output.WriteLine(line);
        host.Output.Flush();
    }
}
