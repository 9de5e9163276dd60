using NasCloud.Core.Specs.Documents;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.Specs.Completion;

/// <summary>Completes overrides of a spec, <c>path=value</c>, as they are typed: a level of the path at a time, then values where there are few.</summary>
public static class SpecCompletion
{
    /// <summary>What may stand where something is typed so far; all of it, also what begins otherwise within the level.</summary>
    /// <param name="typed">What is typed so far: <c>budget.wa</c>, <c>strategy=</c>.</param>
    /// <param name="spec">The spec that is overridden, which says what its parts are; what can't be read of it says nothing. Null: there is none.</param>
    /// <param name="earlier">Overrides that come before.</param>
    public static IReadOnlyList<SpecContinuation> Find(string typed, string? spec, IEnumerable<string> earlier)
    {
        ArgumentNullException.ThrowIfNull(typed);
        ArgumentNullException.ThrowIfNull(earlier);
        var shape = SearchSpecShape.Create(SpecComponents.Known);
        var document = spec is not null && SpecParser.Parse(spec).Node is SpecObject read ? read : new SpecObject([]);
        _ = SpecOverrides.Apply(document, shape, earlier);
        var root = new SpecLocation(shape, document, Property: null);
        if (typed.IndexOf('=', StringComparison.Ordinal) is >= 0 and var equals)
            return [.. Distinct(Find(root, typed[..equals]).SelectMany(place => Values(place)).Select(value => value with { Text = $"{typed[..(equals + 1)]}{value.Text}" }))];
        var given = typed[..(typed.LastIndexOf('.') + 1)];
        return [.. Distinct(Find(root, given).SelectMany(place => place.Members()).SelectMany(member => Forms(given + member.Name, member.Place)))];
    }

    // Where the spec does not say which of several parts is meant, a path may lead into each of them.
    private static IEnumerable<SpecLocation> Find(SpecLocation root, string path)
    {
        IEnumerable<SpecLocation> places = [root];
        foreach (var step in SpecOverrides.Steps(path))
            places = [.. places.SelectMany(place => place.At(step))];
        return places;
    }

    // The ways in which a value can be set: as a whole, in its parts, or both.
    private static IEnumerable<SpecContinuation> Forms(string path, SpecLocation place)
    {
        var summary = place.Property?.Summary ?? "";
        if (place.Shape is ListShape { Item: ObjectShape or VariantShape } list)
            return place.Items().SelectMany((item, index) => Forms($"{path}[{index}]", item with { Property = place.Property }));
        var forms = new List<SpecContinuation>();
        if (place.Shape is not (ObjectShape { Shorthand: null } or MapShape) || place.Property?.KeepsNull == true)
            forms.Add(new($"{path}=", summary));
        if (place.Shape is MapShape || place.Members().Any(member => place.Shape is not VariantShape || member.Name != VariantShape.NameKey))
            forms.Add(new($"{path}.", summary));
        return forms;
    }

    private static IEnumerable<SpecContinuation> Values(SpecLocation place)
    {
        IEnumerable<SpecContinuation> values = place.Shape switch
        {
            ChoiceShape choice => choice.Options.Select(option => new SpecContinuation(option, "")),
            BooleanShape => [new("true", ""), new("false", "")],
            OpenShape open => Values(place with { Shape = open.Item, Property = null }),
            VariantShape variant => variant.Cases.Select(each => new SpecContinuation(each.Name, each.Summary)),
            ObjectShape { Shorthand: { } key } shape => Values(place with { Shape = shape.Find(key)!.Shape, Property = null }),
            _ => [],
        };
        return place.Property?.KeepsNull == true ? values.Append(new SpecContinuation("null", "None.")) : values;
    }

    private static IEnumerable<SpecContinuation> Distinct(IEnumerable<SpecContinuation> found) => found.DistinctBy(each => each.Text);
}
