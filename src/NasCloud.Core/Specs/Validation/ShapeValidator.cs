using System.Text.Json;
using System.Text.Json.Nodes;
using NasCloud.Core.Specs.Documents;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.Specs.Validation;

/// <summary>Checks a document against a shape, fills in defaults, and finds every error on the way.</summary>
internal sealed class ShapeValidator(SpecFindings findings)
{
    /// <summary>The value with defaults filled in and wrong parts left out, or null where it is wrong as a whole.</summary>
    public JsonNode? Read(SpecNode node, Shape shape, string path)
    {
        findings.Enter(path);
        JsonNode? value = shape switch
        {
            ObjectShape item => ReadObject(node, item, path),
            VariantShape variant => ReadVariant(node, variant, path),
            ListShape list => ReadList(node, list, path),
            MapShape map => ReadMap(node, map, path),
            OpenShape open => ReadOpen(node, open, path),
            _ => ReadScalar(node, shape, path),
        };
        findings.Leave(path);
        return value;
    }

    private JsonValue? ReadScalar(SpecNode node, Shape shape, string path)
    {
        if (ScalarReader.TryRead(node, shape, out var value))
            return JsonValue.Create(value);
        var hint = shape is ChoiceShape choice && node.Text is { } text ? Suggestions.Hint(text, choice.Options) : "";
        return Refuse<JsonValue>(node, path, Expectations.Sentence(shape) + hint);
    }

    private JsonNode? ReadOpen(SpecNode node, OpenShape shape, string path)
    {
        if (node is SpecList)
            return ReadList(node, shape.Options, path);
        if (node is not SpecScalar)
            return Refuse<JsonNode>(node, path, Expectations.Sentence(shape));
        if (node.Text is ['$', ..])
            return ReadScalar(node, new TextShape(OpenShape.LinkPattern, "a link such as $width, $width*2 or $width/2"), path);
        return ReadScalar(node, shape.Item, path) is { } value ? new JsonArray(value) : null;
    }

    private JsonArray? ReadList(SpecNode node, ListShape shape, string path)
    {
        if (node is not SpecList list)
            return Refuse<JsonArray>(node, path, $"{Expectations.Sentence(shape)}; put it in brackets");
        if (list.Items.Count < shape.MinimumCount || list.Items.Count > shape.MaximumCount)
            findings.Add(path, $"has {Items(list.Items.Count)}: {Expectations.Sentence(shape)}");
        var values = list.Items.Select((item, index) => Read(item, shape.Item, SpecPath.Item(path, index))).ToList();
        if (shape.Distinct)
            FindRepeats(list, values, path);
        return [.. values.Where(value => value is not null)];
    }

    private void FindRepeats(SpecList list, List<JsonNode?> values, string path)
    {
        for (var index = 1; index < values.Count; index++)
        {
            var first = values.FindIndex(value => value is not null && JsonNode.DeepEquals(value, values[index]));
            if (first >= 0 && first < index)
                findings.Add(SpecPath.Item(path, index), $"is {Expectations.Value(list.Items[index])}, as [{first}] is already: list each value once");
        }
    }

    private JsonObject? ReadMap(SpecNode node, MapShape shape, string path)
    {
        if (node is not SpecObject map)
            return Refuse<JsonObject>(node, path, Expectations.Sentence(shape));
        if (map.Members.Count < shape.MinimumCount)
            findings.Add(path, $"has {map.Members.Count} entries: expected at least {shape.MinimumCount}");
        var result = new JsonObject();
        foreach (var (key, value) in Distinct(map, path))
            if (Read(value, shape.Value, SpecPath.Key(path, key)) is { } read)
                result[key] = read;
        return result;
    }

    private JsonObject? ReadVariant(SpecNode node, VariantShape shape, string path)
    {
        if (node.Text is { } bare)
            return ReadCase(new SpecObject([]), shape, bare, path, path);
        if (node is not SpecObject item)
            return Refuse<JsonObject>(node, path, $"{Expectations.Sentence(shape)}, or an object with such a name");
        var namePath = SpecPath.Key(path, VariantShape.NameKey);
        var name = item.Find(VariantShape.NameKey);
        if (name is null or { IsNull: true })
            return Refuse<JsonObject>("is missing", namePath, Expectations.Sentence(shape));
        findings.Enter(namePath);
        return name.Text is { } text
            ? ReadCase(item, shape, text, namePath, path)
            : Refuse<JsonObject>(name, namePath, Expectations.Sentence(shape));
    }

    private JsonObject? ReadCase(SpecObject item, VariantShape shape, string name, string namePath, string path)
    {
        if (shape.Find(name) is not { } found)
            return Refuse<JsonObject>($"is {Expectations.Quoted(name)}", namePath, Expectations.Sentence(shape) + Suggestions.Hint(name, shape.Names));
        var errors = findings.Count;
        var result = Complete(ReadGiven(item, found.Shape, path, VariantShape.NameKey), found.Shape, path, errors);
        result.Insert(0, VariantShape.NameKey, JsonValue.Create(JsonSerializer.SerializeToElement(name)));
        return result;
    }

    private JsonObject? ReadObject(SpecNode node, ObjectShape shape, string path)
    {
        var errors = findings.Count;
        if (node.Text is not null && shape.Shorthand is { } key)
            return Complete(new() { [key] = Right(Read(node, shape.Find(key)!.Shape, path)) }, shape, path, errors);
        return node is SpecObject item
            ? Complete(ReadGiven(item, shape, path), shape, path, errors)
            : Refuse<JsonObject>(node, path, Expectations.Sentence(shape));
    }

    private Dictionary<string, Entry> ReadGiven(SpecObject item, ObjectShape shape, string path, string? besides = null)
    {
        var given = new Dictionary<string, Entry>();
        foreach (var (key, value) in Distinct(item, path))
        {
            if (key == besides)
                continue;
            if (shape.Find(key) is not { } property)
                RefuseKey(key, shape, path, besides);
            else if (!value.IsNull)
                given[key] = Right(Read(value, property.Shape, SpecPath.Key(path, key)));
            else if (property.KeepsNull)
                given[key] = new(null, IsRight: true);
        }
        return given;
    }

    private JsonObject Complete(Dictionary<string, Entry> given, ObjectShape shape, string path, int errors)
    {
        var result = new JsonObject();
        foreach (var property in shape.Properties)
            if (!given.TryGetValue(property.Name, out var entry))
                FillIn(result, property, SpecPath.Key(path, property.Name));
            else if (entry.IsRight)
                result[property.Name] = entry.Value;
        if (findings.Count == errors)
            Check(result, shape, path);
        return result;
    }

    private void FillIn(JsonObject result, Property property, string path)
    {
        if (property.Required)
            findings.Add(path, $"is missing: {Expectations.Phrase(property.Summary)}; expected {Expectations.Of(property.Shape)}");
        else if (property.Default is { } json)
            result[property.Name] = ReadDefault(json, property.Shape, path);
    }

    // What a default leaves out has defaults too. Its errors count, its positions don't: it isn't in the document.
    private JsonNode? ReadDefault(string json, Shape shape, string path)
    {
        var own = new SpecFindings();
        var value = new ShapeValidator(own).Read(SpecParser.Known(json), shape, path);
        foreach (var error in own.InOrder())
            findings.Add(error.Path, error.Message);
        return value;
    }

    private void Check(JsonObject result, ObjectShape shape, string path)
    {
        if (shape.Check is not { } check)
            return;
        foreach (var error in check(new SpecValues(result)))
            findings.Add(SpecPath.Join(path, error.Path), error.Message);
    }

    private List<KeyValuePair<string, SpecNode>> Distinct(SpecObject item, string path)
    {
        var seen = new HashSet<string>();
        var distinct = new List<KeyValuePair<string, SpecNode>>();
        foreach (var member in item.Members)
            if (seen.Add(member.Key))
                distinct.Add(member);
            else
                findings.Add(SpecPath.Key(path, member.Key), $"is given again as {Expectations.Value(member.Value)}: keep one of them");
        return distinct;
    }

    private void RefuseKey(string key, ObjectShape shape, string path, string? besides)
    {
        var keyPath = SpecPath.Key(path, key);
        var known = shape.Properties.Select(property => property.Name);
        known = besides is null ? known : known.Prepend(besides);
        findings.Enter(keyPath);
        findings.Add(keyPath, $"is unknown: expected {Expectations.OneOf(known)}{Suggestions.Hint(key, known)}");
    }

    private T? Refuse<T>(SpecNode node, string path, string expectation)
        where T : JsonNode => Refuse<T>($"is {Expectations.Value(node)}", path, expectation);

    private T? Refuse<T>(string fault, string path, string expectation)
        where T : JsonNode
    {
        findings.Add(path, $"{fault}: {expectation}");
        return null;
    }

    private static Entry Right(JsonNode? value) => new(value, IsRight: value is not null);

    private static string Items(int count) => count == 1 ? "1 item" : $"{count} items";

    /// <summary>A key's value; null where it is wrong, or where null is right.</summary>
    private readonly record struct Entry(JsonNode? Value, bool IsRight);
}
