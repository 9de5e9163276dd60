using System.Text.Json.Nodes;
using NasCloud.Cli.Views;
using NasCloud.Core.Fidelity;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Serialization;
using NasCloud.Core.Specs;
using NasCloud.Core.Specs.Shapes;
using NasCloud.Core.Strategies;

namespace NasCloud.Cli.Places.Remote;

/// <summary>The parts that specs sent to a server can name, which may be of another version than this program.</summary>
internal sealed class RemoteComponents(ServerClient server) : IComponentCatalog
{
    public async Task<IReadOnlyList<Component>> SpacesAsync(CancellationToken cancellationToken)
    {
        var answer = await server.GetAsync<Answer>("spaces", cancellationToken);
        return Read(answer.Items, SearchSpaceCatalog.All.Select(each => (each.Name, each.Parameters)));
    }

    public async Task<(IReadOnlyList<Component> Strategies, IReadOnlyList<Component> Schedulers)> StrategiesAsync(CancellationToken cancellationToken)
    {
        var answer = await server.GetAsync<Answer>("strategies", cancellationToken);
        return (Read(answer.Items, StrategyCatalog.All.Select(each => (each.Name, each.Parameters))), Read(answer.Fidelities ?? [], FidelityCatalog.All.Select(each => (each.Name, each.Parameters))));
    }

    private static IReadOnlyList<Component> Read(IReadOnlyList<Item> items, IEnumerable<(string Name, ObjectShape Parameters)> known)
    {
        var shapes = known.ToDictionary(each => each.Name, each => each.Parameters);
        return [.. items.Select(item => Read(item, shapes.GetValueOrDefault(item.Name)))];
    }

    // What both know alike is told in the words that there are for it here.
    private static Component Read(Item item, ObjectShape? known) =>
        known is not null && JsonNode.DeepEquals(Parse(SearchSpecSchema.GenerateParameters(known)), item.Parameters)
            ? Component.Of(item.Name, item.Summary, known)
            : new Component(item.Name, item.Summary, [.. Parameters(item.Parameters)]);

    private static IEnumerable<ParameterText> Parameters(JsonObject schema)
    {
        var required = (schema["required"] as JsonArray ?? []).Select(name => (string?)name).ToHashSet();
        foreach (var (name, value) in schema["properties"] as JsonObject ?? [])
        {
            if (value?.DeepClone() is not JsonObject member)
                continue;
            var (summary, @default) = ((string?)member["description"], member["default"]?.ToJsonString(CoreJson.Compact));
            member.Remove("description");
            member.Remove("default");
            yield return new ParameterText(name, member.ToJsonString(CoreJson.Compact), @default, required.Contains(name), summary ?? string.Empty);
        }
    }

    // Numbers compare as they are written.
    private static JsonNode? Parse(JsonObject json) => JsonNode.Parse(json.ToJsonString(CoreJson.Compact));

    private sealed record Answer(IReadOnlyList<Item> Items, IReadOnlyList<Item>? Fidelities);

    private sealed record Item(string Name, string Summary, JsonObject Parameters);
}
