using System.Text.Json;
using System.Text.Json.Nodes;
using NasCloud.Core.Specs;

namespace NasCloud.Cli.Comparing;

/// <summary>Something that specs ask for differently.</summary>
/// <param name="Path">Where in the spec: <c>budget.trials</c>.</param>
/// <param name="Values">What each spec says, as JSON, defaults included; null where it says nothing.</param>
internal sealed record SpecDifference(string Path, IReadOnlyList<string?> Values)
{
    private const string Name = "name";

    /// <summary>All of them, in the order of the specs' documents. That each has its own name is no difference.</summary>
    public static IReadOnlyList<SpecDifference> Of(IReadOnlyList<SearchSpec> specs)
    {
        List<Dictionary<string, string>> flat = [.. specs.Select(Flatten)];
        return
        [
            .. flat.SelectMany(values => values.Keys).Distinct().Where(path => path != Name)
                .Select(path => new SpecDifference(path, [.. flat.Select(values => values.GetValueOrDefault(path))]))
                .Where(difference => difference.Values.Distinct().Count() > 1),
        ];
    }

    private static Dictionary<string, string> Flatten(SearchSpec spec)
    {
        var values = new Dictionary<string, string>();
        Flatten(JsonNode.Parse(SearchSpecReader.Write(spec)), "", values);
        return values;
    }

    // Lists are compared as wholes: an item more would shift all that follow.
    private static void Flatten(JsonNode? node, string path, Dictionary<string, string> values)
    {
        if (node is not JsonObject item)
        {
            values[path] = node?.ToJsonString(JsonSerializerOptions.Default) ?? "null";
            return;
        }

        foreach (var (key, value) in item)
            Flatten(value, path.Length == 0 ? key : $"{path}.{key}", values);
    }
}
