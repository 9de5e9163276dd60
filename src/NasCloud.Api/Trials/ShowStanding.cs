using System.Collections.Immutable;
using NasCloud.Api.Answers;
using NasCloud.Api.Routing;
using NasCloud.Api.Searches;
using NasCloud.Core.Objectives;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Reports;
using NasCloud.Core.Strategies;

namespace NasCloud.Api.Trials;

/// <summary><c>GET /searches/{id}/leaderboard</c> and <c>pareto</c>: which candidates are best so far.</summary>
internal sealed class ShowStanding(SearchObservers observers)
{
    public static RequestParameter.Integer Top { get; } = new("top", Default: 10, Minimum: 1, Maximum: 1000);

    public async Task<ApiAnswer> LeaderboardAsync(ApiRequest request)
    {
        var top = request.Read(Top);
        var snapshot = await observers.LookAsync(request.SearchId, request.Aborted);
        ImmutableArray<Observation> measured = [.. Leaderboard.Of(snapshot.Trials, snapshot.Manifest.Spec.Objectives).Where(trial => trial.HasMetrics)];
        return Answer(snapshot, measured.Length, measured.Take(top));
    }

    public async Task<ApiAnswer> ParetoFrontAsync(ApiRequest request)
    {
        var snapshot = await observers.LookAsync(request.SearchId, request.Aborted);
        var front = ParetoFront.Of(snapshot.Trials, snapshot.Manifest.Spec.Objectives);
        return Answer(snapshot, front.Length, front);
    }

    private static JsonAnswer Answer(SearchSnapshot snapshot, int total, IEnumerable<Observation> trials) =>
        new(new Standing(snapshot.Manifest.Spec.Objectives, total, [.. trials.Select(TrialReport.Of)]));
}
