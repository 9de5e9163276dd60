using System.Text.Json;
using NasCloud.Api.Answers;
using NasCloud.Core.Fidelity;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Serialization;
using NasCloud.Core.Specs;
using NasCloud.Core.Strategies;

namespace NasCloud.Api.Catalogs;

/// <summary><c>GET /spaces</c>, <c>/strategies</c> and <c>/schema</c>: what specs can say; the same as long as the process lives.</summary>
internal static class ListComponents
{
    private static readonly Lazy<ApiAnswer> SpacesOnce = new(() => Answer(new { Items = SearchSpaceCatalog.All.Select(Listing) }));

    private static readonly Lazy<ApiAnswer> StrategiesOnce =
        new(() => Answer(new { Items = StrategyCatalog.All.Select(Listing), Fidelities = FidelityCatalog.All.Select(Listing) }));

    private static readonly Lazy<ApiAnswer> SchemaOnce =
        new(() => new JsonAnswer(JsonSerializer.Deserialize<JsonElement>(SearchSpecSchema.Generate())) { ContentType = "application/schema+json" });

    public static ApiAnswer Spaces => SpacesOnce.Value;

    public static ApiAnswer Strategies => StrategiesOnce.Value;

    public static ApiAnswer Schema => SchemaOnce.Value;

    // As an element, which many requests may read at once.
    private static JsonAnswer Answer(object value) => new(JsonSerializer.SerializeToElement(value, CoreJson.Compact));

    private static ComponentListing Listing(SearchSpaceDescriptor space) =>
        new(space.Name, space.Summary, SearchSpecSchema.GenerateParameters(space.Parameters));

    private static ComponentListing Listing(StrategyDescriptor strategy) =>
        new(strategy.Name, strategy.Summary, SearchSpecSchema.GenerateParameters(strategy.Parameters));

    private static ComponentListing Listing(FidelityDescriptor fidelity) =>
        new(fidelity.Name, fidelity.Summary, SearchSpecSchema.GenerateParameters(fidelity.Parameters));
}
