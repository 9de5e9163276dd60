using System.Text;
using NasCloud.Core.Collections;
using NasCloud.Core.Specs.Shapes;
using NasCloud.Core.Specs.Validation;

namespace NasCloud.Core.Specs.Publishing;

/// <summary>The reference of a shape in Markdown: a table of keys for every object in it, outer ones first.</summary>
internal sealed class ShapeReference
{
    private readonly StringBuilder _text = new();

    // Where the cases that were written stand, so that those of nested lists are not written again.
    private readonly Dictionary<VariantCase, string> _written = new(ReferenceEqualityComparer.Instance);

    /// <summary>Writes the reference of a document.</summary>
    public static string Of(ObjectShape document)
    {
        var reference = new ShapeReference();
        reference.Write("The document", document, "");
        return reference._text.ToString();
    }

    private void Write(string heading, ObjectShape shape, string path)
    {
        _text.Append($"### {heading}\n\n");
        WriteKeys(shape, path);
    }

    private void WriteKeys(ObjectShape shape, string path)
    {
        if (shape.Properties.Count == 0)
            _text.Append("No further keys.\n\n");
        else
            WriteTable(shape.Properties);
        foreach (var property in shape.Properties)
            Descend(property.Shape, SpecPath.Key(path, property.Name));
    }

    private void WriteTable(ValueArray<Property> properties)
    {
        _text.Append("| key | value | default | meaning |\n|---|---|---|---|\n");
        foreach (var property in properties)
            _text.Append($"| `{property.Name}` | {Cell(Value(property))} | {Cell(Default(property))} | {Cell(property.Summary)} |\n");
        _text.Append('\n');
    }

    private void Descend(Shape shape, string path)
    {
        switch (shape)
        {
            case ObjectShape { Properties.Count: > 0 } item when item != TrainingShape.Partial:
                Write($"`{path}`", item, path);
                break;
            case VariantShape variant:
                WriteCases(variant, path);
                break;
            case ListShape list:
                Descend(list.Item, path + "[]");
                break;
            case MapShape map:
                Descend(map.Value, path + ".*");
                break;
        }
    }

    private void WriteCases(VariantShape shape, string path)
    {
        foreach (var again in shape.Cases.Where(_written.ContainsKey).GroupBy(item => _written[item]))
            _text.Append($"### `{path}`: {string.Join(", ", again.Select(item => $"`{item.Name}`"))}\n\nAs in `{again.Key}`.\n\n");
        // Named before they are written: a case can hold others of the same shape.
        var news = shape.Cases.Where(item => _written.TryAdd(item, path)).ToList();
        foreach (var item in news)
        {
            _text.Append($"### `{path}`: `{item.Name}`\n\n{item.Summary}\n\n");
            WriteKeys(item.Shape, path);
        }
    }

    private static string Value(Property property) => property.Shape switch
    {
        ObjectShape shape when shape == TrainingShape.Partial => "an object with the keys of `training`",
        ListShape list => $"{Expectations.Of(list)}, each {Expectations.Of(list.Item)}",
        MapShape map => $"{Expectations.Of(map)}, each value {Expectations.Of(map.Value)}",
        VariantShape variant => $"{Expectations.Of(variant)}: the name, or an object with it",
        var shape => Expectations.Of(shape),
    };

    private static string Default(Property property) => property switch
    {
        { Required: true } => "required",
        { Default: { } json } => $"`{json}`",
        _ => "",
    };

    private static string Cell(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
