using System.Text.Json.Nodes;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.Specs.Publishing;

/// <summary>JSON Schemas (draft 2020-12) of shapes. Keeps to keywords that common validators know: no const, no references.</summary>
internal static class ShapeSchema
{
    public static JsonObject Of(Shape shape) => shape switch
    {
        IntegerShape integer => Integer(integer),
        NumberShape number => Number(number),
        BooleanShape => new() { ["type"] = "boolean" },
        ChoiceShape choice => Enumeration(choice.Options),
        TextShape text => Text(text),
        ScalarShape => new() { ["type"] = new JsonArray("number", "string", "boolean") },
        OpenShape open => AnyOf(Of(open.Item), List(open.Options), Text(new TextShape(OpenShape.LinkPattern))),
        DurationShape duration => new() { ["type"] = "string", ["pattern"] = Durations.Pattern, ["examples"] = new JsonArray("45s", "1h30m"), ["description"] = Validation.Expectations.Of(duration) },
        ListShape list => List(list),
        MapShape map => Map(map),
        ObjectShape item => WithShorthand(item),
        VariantShape variant => Variant(variant),
        _ => throw new ArgumentException($"{shape.GetType().Name} has no JSON Schema.", nameof(shape)),
    };

    private static JsonObject Integer(IntegerShape shape)
    {
        var schema = new JsonObject { ["type"] = "integer" };
        if (shape.Minimum != long.MinValue)
            schema["minimum"] = shape.Minimum;
        if (shape.Maximum != long.MaxValue)
            schema["maximum"] = shape.Maximum;
        if (shape.OddOnly)
            schema["not"] = new JsonObject { ["multipleOf"] = 2 };
        return schema;
    }

    private static JsonObject Number(NumberShape shape)
    {
        var schema = new JsonObject { ["type"] = "number" };
        if (double.IsFinite(shape.Minimum))
            schema[shape.ExcludeMinimum ? "exclusiveMinimum" : "minimum"] = shape.Minimum;
        if (double.IsFinite(shape.Maximum))
            schema[shape.ExcludeMaximum ? "exclusiveMaximum" : "maximum"] = shape.Maximum;
        return schema;
    }

    private static JsonObject Text(TextShape shape)
    {
        var schema = new JsonObject { ["type"] = "string" };
        if (shape.Pattern is { } pattern)
            schema["pattern"] = $"^(?:{pattern})$";
        return schema;
    }

    private static JsonObject List(ListShape shape)
    {
        var schema = new JsonObject { ["type"] = "array", ["items"] = Of(shape.Item) };
        if (shape.MinimumCount > 0)
            schema["minItems"] = shape.MinimumCount;
        if (shape.MaximumCount < int.MaxValue)
            schema["maxItems"] = shape.MaximumCount;
        if (shape.Distinct)
            schema["uniqueItems"] = true;
        return schema;
    }

    private static JsonObject Map(MapShape shape)
    {
        var schema = new JsonObject { ["type"] = "object", ["additionalProperties"] = Of(shape.Value) };
        if (shape.MinimumCount > 0)
            schema["minProperties"] = shape.MinimumCount;
        return schema;
    }

    // A bare string has to be right for its key, and leaves out all the others.
    private static JsonObject WithShorthand(ObjectShape shape) =>
        shape.Shorthand is { } key && shape.Properties.All(property => property.Name == key || !property.Required)
            ? AnyOf(Of(shape.Find(key)!.Shape), Object(shape))
            : Object(shape);

    private static JsonObject Variant(VariantShape shape)
    {
        var bare = shape.Cases.Where(item => !item.Shape.Properties.Any(property => property.Required)).Select(item => item.Name).ToList();
        var objects = shape.Cases.Select(Case);
        return AnyOf([.. bare.Count == 0 ? [] : new[] { Enumeration(bare) }, .. objects]);
    }

    private static JsonObject Case(VariantCase item)
    {
        var name = new Property(VariantShape.NameKey, new ChoiceShape([item.Name]), item.Summary, Required: true);
        var schema = Object(new([name, .. item.Shape.Properties]));
        schema["description"] = item.Summary;
        return schema;
    }

    private static JsonObject Object(ObjectShape shape)
    {
        var schema = new JsonObject
        {
            ["type"] = "object",
            ["properties"] = new JsonObject(shape.Properties.Select(property => KeyValuePair.Create(property.Name, (JsonNode?)Member(property)))),
            ["additionalProperties"] = false,
        };
        var required = shape.Properties.Where(property => property.Required).Select(property => (JsonNode)property.Name).ToArray();
        if (required.Length > 0)
            schema["required"] = new JsonArray(required);
        return schema;
    }

    private static JsonObject Member(Property property)
    {
        var schema = Of(property.Shape);
        if (!property.Required)
            schema = OrNull(schema);
        schema["description"] = property.Summary;
        if (property.Default is { } json)
            schema["default"] = JsonNode.Parse(json);
        return schema;
    }

    // Null means left out wherever something may be.
    private static JsonObject OrNull(JsonObject schema)
    {
        if (schema["anyOf"] is JsonArray cases)
            cases.Add(new JsonObject { ["type"] = "null" });
        else
            schema["type"] = new JsonArray(schema["type"]!.DeepClone(), "null");
        if (schema["enum"] is JsonArray options)
            options.Add(null);
        return schema;
    }

    private static JsonObject Enumeration(IEnumerable<string> options) =>
        new() { ["type"] = "string", ["enum"] = new JsonArray([.. options.Select(option => (JsonNode)option)]) };

    private static JsonObject AnyOf(params JsonObject[] cases) => new() { ["anyOf"] = new JsonArray(cases) };
}
