using NasCloud.Core.Collections;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Specs.Documents;
using NasCloud.Core.Specs.Shapes;
using NasCloud.Core.Specs.Validation;
using NasCloud.Core.Strategies;

namespace NasCloud.Core.Specs;

/// <summary>Reads single parts of a spec, where there is no spec around them.</summary>
/// <remarks>
/// In text a part is written as its name and, in brackets, what is set of it: <c>regularized-evolution(population=30,sample=10)</c>,
/// <c>chain(depth=[2,4],layers.kinds=[conv])</c>. Values are JSON where they can be read as such, else strings.
/// </remarks>
public static class ComponentReader
{
    /// <summary>The version of the documents that <see cref="ReadStrategies"/> reads.</summary>
    public const int SchemaVersion = 1;

    private static readonly VariantShape Space = new([.. SearchSpaceCatalog.All.Select(item => new VariantCase(item.Name, item.Summary, item.Parameters))]);

    private static readonly VariantShape Strategy = new([.. StrategyCatalog.All.Select(item => new VariantCase(item.Name, item.Summary, item.Parameters))]);

    private static readonly ObjectShape Document = new(
    [
        new("schemaVersion", new IntegerShape(SchemaVersion, SchemaVersion), "The version of the format.", Required: true),
        new("strategies", new ListShape(Strategy, MinimumCount: 1), "The strategies, each as in a spec.", Required: true),
    ]);

    /// <summary>Reads a search space.</summary>
    public static ComponentReading ReadSpace(string text) => Read("space", Space, text);

    /// <summary>Reads a strategy.</summary>
    public static ComponentReading ReadStrategy(string text) => Read("strategy", Strategy, text);

    /// <summary>Reads a JSON document of strategies: <c>{ "schemaVersion": 1, "strategies": ["random", { "name": "genetic", "population": 30 }] }</c>.</summary>
    public static ComponentReading ReadStrategies(string json)
    {
        var (node, error) = SpecParser.Parse(json);
        if (error is not null)
            return ComponentReading.Failed(error);
        return Validate(node!, Document, root => root.Objects("strategies"));
    }

    /// <summary>The items of a list: what lies between commas that are in no brackets and no quotes.</summary>
    public static ValueArray<string> Split(string list) => ComponentNotation.Split(list);

    private static ComponentReading Read(string key, VariantShape shape, string text)
    {
        var root = new ObjectShape([new(key, shape, "What is read.", Required: true)]);
        var (node, errors) = ComponentNotation.Parse(key, root, text);
        return node is null ? ComponentReading.Failed(errors) : Validate(node, root, values => [values.Object(key)]);
    }

    private static ComponentReading Validate(SpecNode node, ObjectShape shape, Func<SpecValues, ValueArray<SpecValues>> select)
    {
        var findings = new SpecFindings();
        var value = new ShapeValidator(findings).Read(node, shape, "");
        return findings.Count == 0
            ? new([.. select(new(value!.AsObject())).Select(ComponentSpec.Of)], [])
            : ComponentReading.Failed(findings.InOrder());
    }
}
