using NasCloud.Api.Answers;
using NasCloud.Api.Problems;
using NasCloud.Api.Routing;
using NasCloud.Api.Searches;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Reports;

namespace NasCloud.Api.Trials;

/// <summary><c>GET /searches/{id}/trials/{number}/log</c>: what trainers told of one trial.</summary>
internal sealed class ShowTrialLog(SearchObservers observers, SearchRepository repository)
{
    public async Task<ApiAnswer> RunAsync(ApiRequest request)
    {
        var (id, number) = (request.SearchId, request.Trial);
        var snapshot = await observers.LookAsync(id, request.Aborted);
        if (SearchSummary.Find(snapshot, number) is null)
            throw new ApiProblemException(ApiProblem.NoSuchTrial(ShowTrial.Missing(snapshot, number)));
        return new JsonAnswer(await TrialLogReport.ReadAsync(repository, id, number, request.Aborted));
    }
}
