using NasCloud.Api.Answers;
using NasCloud.Api.Routing;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.Searches.Reports;

namespace NasCloud.Api.Searches;

/// <summary><c>GET /searches/{id}/space</c>: what the search leaves open, to read genotypes by.</summary>
internal sealed class ShowSpace(SearchRepository repository)
{
    public async Task<ApiAnswer> RunAsync(ApiRequest request) =>
        new JsonAnswer(SpaceReport.Of(SearchComponents.CreateSpace(await repository.ReadManifestAsync(request.SearchId, request.Aborted))));
}
