using System.Text.Json;
using NasCloud.Api.Answers;
using NasCloud.Api.Routing;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Reports;
using NasCloud.Core.Serialization;

namespace NasCloud.Api.Searches;

/// <summary><c>GET /searches/{id}</c>: where a search stands, and what was asked for.</summary>
internal sealed class ShowSearch(SearchObservers observers, SearchRepository repository, ApiOptions options)
{
    public async Task<ApiAnswer> RunAsync(ApiRequest request)
    {
        var snapshot = await observers.LookAsync(request.SearchId, request.Aborted);
        var wish = await repository.ReadWishAsync(request.SearchId, request.Aborted);
        var spec = snapshot.Manifest.Spec;
        // Searches created on the machine itself may name its folders, which are nobody else's business.
        var json = SearchJson.Of(snapshot, wish, options.AllowPaths ? SharedSpec.Whole(spec) : SharedSpec.WithoutPaths(spec), options.Price);
        json["links"] = JsonSerializer.SerializeToNode(SearchLinks.Of(request, snapshot.Manifest.Id), CoreJson.Compact);
        return new JsonAnswer(json);
    }
}
