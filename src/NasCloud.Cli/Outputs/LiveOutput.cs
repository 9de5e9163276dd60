using NasCloud.Cli.Hosting;
using NasCloud.Cli.Progress;
using NasCloud.Cli.Views;
using NasCloud.Cli.Views.Live;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Results;

namespace NasCloud.Cli.Outputs;

/// <summary>Redraws a view of the search in place, on a terminal.</summary>
internal sealed class LiveOutput(CliHost host, OutputRole role) : ISearchOutput
{
    public void Begin(SearchManifest manifest, SearchPlace place, bool isNew)
    {
    }

    public async Task FollowAsync(SearchWatch watch, SearchFrame start, Task driving, CancellationToken stopping)
    {
        var screen = new ScreenPainter(host.Console);
        try
        {
            Paint(screen, start, stopping);
            await FrameLoop.RunAsync(watch, driving, host.Time, frame => Paint(screen, frame, stopping));
        }
        finally
        {
            screen.Clear();
        }
    }

    public void End(SearchManifest manifest, SearchStatus status, SearchResult? result, SearchPlace place) =>
        host.Console.Write(ResultView.WithMore(manifest, status, result, place));

    private void Paint(ScreenPainter screen, SearchFrame frame, CancellationToken stopping)
    {
        var hint = role != OutputRole.Drives ? LiveHint.EndsWatching
            : stopping.IsCancellationRequested ? LiveHint.Pausing
            : LiveHint.Pauses;
        var unicode = host.Console.Profile.Capabilities.Unicode;
        screen.Paint((width, height) => LiveView.Render(new LivePicture(frame, width, height, unicode, hint, host.Price)));
    }
}
