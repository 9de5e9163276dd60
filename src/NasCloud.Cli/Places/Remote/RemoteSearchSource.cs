using NasCloud.Cli.Hosting;
using NasCloud.Cli.Progress;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Reports;
using NasCloud.Core.Strategies;
using NasCloud.Core.Trials;

namespace NasCloud.Cli.Places.Remote;

/// <summary>Looks at a search of a server's. Each look fetches the trials from the first on that had not ended.</summary>
internal sealed class RemoteSearchSource(ServerClient server, SearchManifest manifest) : ISearchSource
{
    // What the API answers in one request.
    private const int MostTrials = 200;
    private const int MostCurves = 50;

    private readonly SortedDictionary<int, Observation> _trials = [];

    // Trials up to this number have all ended, and are not asked for any more.
    private int? _settled;

    public TimeSpan Interval => TimeSpan.FromSeconds(2);

    public async Task<SearchSnapshot> LookAsync(CancellationToken cancellationToken)
    {
        // First the state: trials may then be newer than it, but none is missing of a search that has ended.
        var search = await server.GetAsync<SearchDocument>($"searches/{manifest.Id}", cancellationToken);
        await FetchTrialsAsync(cancellationToken);
        Observation[] trials = [.. _trials.Values.Where(each => each.Trial.Kind == TrialKind.Search)];
        return new SearchSnapshot
        {
            Manifest = manifest,
            Status = search.Status,
            Trials = trials,
            Open = [.. _trials.Values.Where(each => each.IsPending).Select(each => each.Trial.Number)],
            Ends = [.. trials.Where(each => !each.IsPending).OrderBy(each => each.Score!.FinishedAt).Select(each => each.Trial.Number)],
            Supernet = _trials.Values.FirstOrDefault(each => each.Trial.Kind == TrialKind.Supernet),
            Final = _trials.Values.FirstOrDefault(each => each.Trial.Kind == TrialKind.Final),
            Architectures = search.Architectures,
            Screened = search.Screened,
            // Rounded, since FromSeconds cuts off what is a hair less than a tick.
            Elapsed = TimeSpan.FromTicks((long)Math.Round(search.ElapsedSeconds * TimeSpan.TicksPerSecond)),
            DeviceSeconds = search.DeviceSeconds,
        };
    }

    public async Task<IReadOnlyDictionary<int, IReadOnlyList<LearningCurvePoint>>> ReadCurvesAsync(IReadOnlyList<int> trials, CancellationToken cancellationToken)
    {
        if (trials.Count == 0)
            return SearchFrame.NoCurves;
        try
        {
            var answer = await server.GetAsync<Page<TrialCurve>>($"searches/{manifest.Id}/curves?trials={string.Join(',', trials.Take(MostCurves))}", cancellationToken);
            return answer.Items.ToDictionary(each => each.Trial, each => each.Curve);
        }
        catch (CliException exception) when (exception.ExitCode == ExitCode.Failure)
        {
            // A damaged curve must not hide the search; 'show --trial' tells what is wrong with it.
            return SearchFrame.NoCurves;
        }
    }

    public void Dispose()
    {
    }

    private async Task FetchTrialsAsync(CancellationToken cancellationToken)
    {
        var after = _settled;
        while (true)
        {
            var from = after is { } number ? FormattableString.Invariant($"&after={number}") : string.Empty;
            var page = await server.GetAsync<Page<TrialReport>>($"searches/{manifest.Id}/trials?limit={MostTrials}{from}", cancellationToken);
            foreach (var trial in page.Items)
                _trials[trial.Trial.Number] = new Observation(trial.Trial, trial.Score);
            if (page.Next is null || page.Items.Count == 0)
                break;
            after = page.Items[^1].Trial.Number;
        }

        _settled = LastBeforeOpen();
    }

    private int? LastBeforeOpen()
    {
        int? last = null;
        foreach (var (number, trial) in _trials)
        {
            if (trial.IsPending)
                return last;
            last = number;
        }

        return last;
    }

    private sealed record TrialCurve(int Trial, IReadOnlyList<LearningCurvePoint> Curve);
}
