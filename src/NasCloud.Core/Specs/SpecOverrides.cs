using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using NasCloud.Core.Specs.Documents;
using NasCloud.Core.Specs.Shapes;
using NasCloud.Core.Specs.Validation;

namespace NasCloud.Core.Specs;

/// <summary>Sets single values of a document before it is validated: <c>budget.trials=50</c>.</summary>
/// <remarks>
/// What stands on the way to the value is made where it is missing: from its default, a bare name as the object it
/// stands for, else empty; a list is filled up with nulls. Whether path and value are right, validation tells.
/// </remarks>
internal static partial class SpecOverrides
{
    /// <summary>Applies <paramref name="assignments"/> in order.</summary>
    /// <returns>What is wrong with those that can't be read.</returns>
    public static List<SpecError> Apply(SpecObject document, ObjectShape shape, IEnumerable<string> assignments) =>
        [.. assignments.Select(assignment => Apply(document, shape, assignment)).OfType<SpecError>()];

    private static SpecError? Apply(SpecObject document, ObjectShape shape, string assignment)
    {
        var parts = assignment.Split('=', 2);
        if (parts.Length < 2 || !Form().IsMatch(parts[0]))
            return new("", $"The override {Expectations.Quoted(assignment)} can't be read: expected path=value, such as budget.trials=50 or objectives[0].metric=loss.");
        With(document, shape, new(Steps(parts[0])), Value(parts[1]));
        return null;
    }

    /// <summary>The keys of a path, and its indices in brackets. An index has three digits at most: a longer number is a key, which nothing has.</summary>
    public static IEnumerable<string> Steps(string path) => Step().Matches(path).Select(match => match.Value);

    private static SpecNode Value(string text) =>
        SpecParser.Parse(text).Node ?? new SpecScalar(JsonSerializer.SerializeToElement(text));

    /// <summary>What a node becomes when the rest of the path is set.</summary>
    private static SpecNode With(SpecNode? node, Shape? shape, Queue<string> steps, SpecNode value)
    {
        if (!steps.TryDequeue(out var step))
            return value;
        return step[0] == '['
            ? WithItem(node, shape, int.Parse(step[1..^1], CultureInfo.InvariantCulture), steps, value)
            : WithMember(node, shape, step, steps, value);
    }

    private static SpecObject WithMember(SpecNode? node, Shape? shape, string key, Queue<string> steps, SpecNode value)
    {
        var target = AsObject(node, shape);
        var property = Find(target, shape, key);
        var old = target.Find(key) is { IsNull: false } present ? present : Default(property);
        target.Set(key, With(old, property?.Shape, steps, value));
        return target;
    }

    private static SpecList WithItem(SpecNode? node, Shape? shape, int index, Queue<string> steps, SpecNode value)
    {
        var target = node as SpecList ?? new SpecList([]);
        while (target.Items.Count <= index)
            target.Items.Add(SpecParser.Known("null"));
        target.Items[index] = With(target.Items[index], (shape as ListShape)?.Item, steps, value);
        return target;
    }

    private static SpecObject AsObject(SpecNode? node, Shape? shape)
    {
        var shorthand = shape is VariantShape ? VariantShape.NameKey : (shape as ObjectShape)?.Shorthand;
        if (node is { Text: not null } && shorthand is not null)
            return new([new(shorthand, node)]);
        return node as SpecObject ?? new([]);
    }

    private static Property? Find(SpecObject target, Shape? shape, string key) => shape switch
    {
        ObjectShape item => item.Find(key),
        VariantShape variant when target.Find(VariantShape.NameKey)?.Text is { } name => variant.Find(name)?.Shape.Find(key),
        _ => null,
    };

    private static SpecNode? Default(Property? property) =>
        property?.Default is { } json ? SpecParser.Known(json) : null;

    [GeneratedRegex(@"^[^.\[\]=]+(\.[^.\[\]=]+|\[[0-9]{1,3}\])*$", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"[^.\[\]]+|\[[0-9]{1,3}\]", RegexOptions.CultureInvariant)]
    private static partial Regex Step();
}
