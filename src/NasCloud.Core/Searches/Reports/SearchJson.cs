using System.Text.Json;
using System.Text.Json.Nodes;
using NasCloud.Core.Costs;
using NasCloud.Core.Serialization;

namespace NasCloud.Core.Searches.Reports;

/// <summary>A search as JSON: where it stands, how it got there, what was asked for.</summary>
public static class SearchJson
{
    /// <summary>The search at one moment, without its trials.</summary>
    /// <param name="snapshot">The search.</param>
    /// <param name="wish">What its user wants.</param>
    /// <param name="spec">Its spec, as the reader may see it.</param>
    /// <param name="price">What a device costs; null where it is not known.</param>
    public static JsonObject Of(SearchSnapshot snapshot, ControlWish wish, JsonObject spec, DevicePrice? price)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        var json = Node(SearchReport.Of(snapshot, price))!.AsObject();
        json["name"] = snapshot.Manifest.Spec.Name;
        json["updatedAt"] = snapshot.Status.UpdatedAt;
        json["wish"] = Node(wish);
        if (SearchSummary.WinnerOf(snapshot) is { } winner)
            json["winner"] = winner.Trial.Number;
        json["bestSoFar"] = Node(BestSoFar.Of(snapshot));
        json["spec"] = spec;
        if (snapshot.Manifest.Dataset is { } dataset)
            json["dataset"] = Node(dataset);
        return json;
    }

    private static JsonNode? Node<T>(T value) => JsonSerializer.SerializeToNode(value, CoreJson.Compact);
}
