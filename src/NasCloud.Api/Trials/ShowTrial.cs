using NasCloud.Api.Answers;
using NasCloud.Api.Problems;
using NasCloud.Api.Routing;
using NasCloud.Api.Searches;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Reports;

namespace NasCloud.Api.Trials;

/// <summary><c>GET /searches/{id}/trials/{number}</c>: one trial with its learning curve and its network.</summary>
internal sealed class ShowTrial(SearchObservers observers, SearchRepository repository)
{
    public async Task<ApiAnswer> RunAsync(ApiRequest request)
    {
        var (id, number) = (request.SearchId, request.Trial);
        var snapshot = await observers.LookAsync(id, request.Aborted);
        var trial = SearchSummary.Find(snapshot, number) ?? throw new ApiProblemException(ApiProblem.NoSuchTrial(Missing(snapshot, number)));
        return new JsonAnswer(await TrialDetail.ReadAsync(repository, snapshot.Manifest, trial, request.Aborted));
    }

    /// <summary>That a search has no such trial, in words.</summary>
    public static string Missing(SearchSnapshot snapshot, int number) => snapshot.Trials.Count == 0
        ? $"Search '{snapshot.Manifest.Id}' has no trial {number}: it has none yet."
        : $"Search '{snapshot.Manifest.Id}' has no trial {number}: it has trials 1 to {snapshot.Trials.Count}{(snapshot.Final is { } final ? $" and {final.Trial.Number}" : "")}.";
}
