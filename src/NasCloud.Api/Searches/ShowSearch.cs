using System.Text.Json;
using System.Text.Json.Nodes;
using NasCloud.Api.Answers;
using NasCloud.Api.Routing;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Reports;
using NasCloud.Core.Serialization;
using NasCloud.Core.Specs;

namespace NasCloud.Api.Searches;

/// <summary><c>GET /searches/{id}</c>: where a search stands, and what was asked for.</summary>
internal sealed class ShowSearch(SearchObservers observers, SearchRepository repository, ApiOptions options)
{
    public async Task<ApiAnswer> RunAsync(ApiRequest request)
    {
        var snapshot = await observers.LookAsync(request.SearchId, request.Aborted);
        var wish = await repository.ReadWishAsync(request.SearchId, request.Aborted);
        var json = Node(SearchReport.Of(snapshot, options.Price))!.AsObject();
        json["name"] = snapshot.Manifest.Spec.Name;
        json["updatedAt"] = snapshot.Status.UpdatedAt;
        json["wish"] = Node(wish);
        json["bestSoFar"] = Node(BestSoFar.Of(snapshot));
        json["spec"] = Spec(snapshot.Manifest.Spec);
        if (snapshot.Manifest.Dataset is { } dataset)
            json["dataset"] = Node(dataset);
        json["links"] = Node(SearchLinks.Of(request, snapshot.Manifest.Id));
        return new JsonAnswer(json);
    }

    // Searches created on the machine itself may name its folders, which are nobody else's business.
    private JsonNode Spec(SearchSpec spec)
    {
        var json = JsonNode.Parse(SearchSpecReader.Write(spec))!;
        if (!options.AllowPaths)
        {
            (json["dataset"] as JsonObject)?.Remove("path");
            (json["estimator"] as JsonObject)?.Remove(EstimatorNames.TablePath);
        }

        return json;
    }

    private static JsonNode? Node<T>(T value) => JsonSerializer.SerializeToNode(value, CoreJson.Compact);
}
