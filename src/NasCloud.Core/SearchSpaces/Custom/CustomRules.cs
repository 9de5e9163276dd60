using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NasCloud.Core.Collections;
using NasCloud.Core.Specs;
using NasCloud.Core.Specs.Documents;
using NasCloud.Core.Specs.Shapes;
using NasCloud.Core.Specs.Validation;

namespace NasCloud.Core.SearchSpaces.Custom;

/// <summary>Finds what is wrong between the parts of a space in a spec's own words: links, conditions and names.</summary>
internal sealed partial class CustomRules
{
    // What the head's own node and decision are called.
    private const string Reserved = "head";

    private readonly Dictionary<string, ValueArray<CustomValue>> _decisions;
    private readonly HashSet<string> _used = [];

    private CustomRules(SpecValues values) => _decisions = values.Object(CustomShapes.Decisions).Json
        .ToDictionary(entry => entry.Key, entry => entry.Value!.AsArray().Select(option => CustomValue.Of(option!)).ToValueArray());

    public static IEnumerable<SpecError> Check(SpecValues values)
    {
        var rules = new CustomRules(values);
        // To the end before the last: what is used is known then.
        SpecError[] errors = [.. rules.Decisions(), .. rules.Walk(new ObjectShape(CustomShapes.Properties), values.Json, ""), .. StageNames(values)];
        return [.. errors, .. rules.Unused()];
    }

    private static string DecisionPath(string name) => SpecPath.Key(CustomShapes.Decisions, name);

    private IEnumerable<SpecError> Decisions()
    {
        foreach (var (name, options) in _decisions)
        {
            if (!DecisionName().IsMatch(name) || name == Reserved)
                yield return new(DecisionPath(name), $"is called {Expectations.Quoted(name)}: expected a name of letters and digits that begins with a letter, other than {Reserved}");
            if (options.FirstOrDefault(option => option.Kind != options[0].Kind) is { Text: not null } other)
                yield return new(DecisionPath(name), $"has the options {options[0].ToJson()} and {other.ToJson()}: expected numbers alone, strings alone, or true and false");
        }
    }

    private IEnumerable<SpecError> Walk(Shape shape, JsonNode node, string path) => shape switch
    {
        ObjectShape item => item.Properties.Where(property => node[property.Name] is not null).SelectMany(property => Property(property, node, SpecPath.Key(path, property.Name))),
        VariantShape variant => Walk(variant.Find((string)node[VariantShape.NameKey]!)!.Shape, node, path),
        ListShape list => node.AsArray().SelectMany((item, index) => Walk(list.Item, item!, SpecPath.Item(path, index))),
        OpenShape open when Link.Find(node) is { } link => Linked(link, open.Item, (string)node!, path),
        _ => [],
    };

    private IEnumerable<SpecError> Property(Property property, JsonNode parent, string path) => property.Name switch
    {
        CustomShapes.When => parent[CustomShapes.When]!.AsObject().SelectMany(term => Condition(term.Key, term.Value!.AsArray(), SpecPath.Key(path, term.Key))),
        CustomShapes.By => By((string)parent[CustomShapes.By]!, parent["of"]!.AsArray().Count, path),
        _ => Walk(property.Shape, parent[property.Name]!, path),
    };

    private IEnumerable<SpecError> Linked(Link link, Shape item, string text, string path)
    {
        if (!Find(link.Decision, out var options))
            return [Unknown(link.Decision, path, $"is {Expectations.Quoted(text)}")];
        return options.Where(option => !Fits(link.Apply(option), item)).Take(1)
            .Select(option => new SpecError(path, $"is {Expectations.Quoted(text)}, and {link.Decision} can be {option.ToJson()}{Made(link, option)}: {Expectations.Sentence(item)}"));
    }

    private static bool Fits(CustomValue? value, Shape item) =>
        value is { } made && ScalarReader.TryRead(SpecParser.Known(made.ToJson()), item, out _);

    private static string Made(Link link, CustomValue option) =>
        link.Factor == 1 || link.Apply(option) is not { } made ? "" : string.Create(CultureInfo.InvariantCulture, $", which gives {made.Text}");

    private IEnumerable<SpecError> Condition(string decision, JsonArray wanted, string path)
    {
        if (!Find(decision, out var options))
            return [Unknown(decision, path, "is no shared decision")];
        return wanted.Select((option, index) => (Value: CustomValue.Of(option!), Path: SpecPath.Item(path, index)))
            .Where(option => !options.Contains(option.Value))
            .Select(option => new SpecError(option.Path, $"is {option.Value.ToJson()}: expected {Expectations.OneOf(options.Select(known => known.ToJson()))}, an option of {decision}"));
    }

    private IEnumerable<SpecError> By(string decision, int layers, string path)
    {
        if (!Find(decision, out var options))
            return [Unknown(decision, path, $"is {Expectations.Quoted(decision)}")];
        return options.Count == layers
            ? []
            : [new(path, $"is {Expectations.Quoted(decision)}, which has {options.Count} options: expected {layers}, one for each layer to choose from")];
    }

    private bool Find(string decision, out ValueArray<CustomValue> options)
    {
        _used.Add(decision);
        return _decisions.TryGetValue(decision, out options);
    }

    private SpecError Unknown(string decision, string path, string fault) => new(path, _decisions.Count == 0
        ? $"{fault}: expected a shared decision, of which there are none; add it to {CustomShapes.Decisions}"
        : $"{fault}: expected a shared decision, {Expectations.OneOf(_decisions.Keys)}{Suggestions.Hint(decision, _decisions.Keys)}");

    private IEnumerable<SpecError> Unused() => _decisions.Keys.Where(name => !_used.Contains(name))
        .Select(name => new SpecError(DecisionPath(name), $"is used nowhere: link to it with ${name}, make a condition of it, or leave it out"));

    private static IEnumerable<SpecError> StageNames(SpecValues values)
    {
        var names = new HashSet<string>(StringComparer.Ordinal) { Reserved };
        foreach (var (index, stage) in values.Objects(CustomShapes.Stages).Index())
        {
            var name = CustomNetwork.StageName(stage, index);
            if (!names.Add(name))
                yield return new(SpecPath.Key(SpecPath.Item(CustomShapes.Stages, index), "name"), $"is {Expectations.Quoted(name)}, as {(name == Reserved ? "the head" : "an earlier stage")} is called already: call the stage something else");
        }
    }

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9]*$", RegexOptions.CultureInvariant)]
    private static partial Regex DecisionName();
}
