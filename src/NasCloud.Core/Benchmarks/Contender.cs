using System.Text.Json;
using System.Text.Json.Nodes;
using NasCloud.Core.Specs;
using NasCloud.Core.Specs.Documents;
using NasCloud.Core.Specs.Shapes;
using NasCloud.Core.Specs.Validation;
using NasCloud.Core.Strategies;

namespace NasCloud.Core.Benchmarks;

/// <summary>A strategy at some settings.</summary>
/// <param name="Strategy">Its name and parameters, as in a spec, defaults filled in.</param>
public sealed record Contender(ComponentSpec Strategy)
{
    /// <summary>The name and the parameters that aren't at their defaults: <c>regularized-evolution(population=30)</c>.</summary>
    public string Label { get; } = LabelOf(Strategy);

    /// <summary>Makes the strategy anew.</summary>
    public ISearchStrategy Create() => DescriptorOf(Strategy).Create(Strategy.Parameters);

    private static StrategyDescriptor DescriptorOf(ComponentSpec strategy) =>
        StrategyCatalog.All.Single(descriptor => descriptor.Name == strategy.Name);

    private static string LabelOf(ComponentSpec strategy)
    {
        var shape = DescriptorOf(strategy).Parameters;
        var changed = strategy.Parameters.Json
            .Where(parameter => !IsDefault(shape, parameter.Key, strategy.Parameters))
            .Select(parameter => $"{parameter.Key}={Text(parameter.Value?.ToJsonString() ?? "null")}")
            .ToList();
        return changed.Count == 0 ? strategy.Name : $"{strategy.Name}({string.Join(',', changed)})";
    }

    private static bool IsDefault(ObjectShape shape, string key, SpecValues parameters) =>
        shape.Find(key)?.Default is { } json
        && new ShapeValidator(new()).Read(SpecParser.Known(json), shape.Find(key)!.Shape, key) is { } value
        && JsonNode.DeepEquals(value, parameters.Json[key]);

    // A string without quotes, where it reads back as one.
    private static string Text(string json) =>
        json.StartsWith('"') && JsonSerializer.Deserialize<string>(json) is { } text && text.All(letter => char.IsLetterOrDigit(letter) || letter is '-' or '_') ? text : json;
}
