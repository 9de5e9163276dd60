using System.Globalization;
using System.Text.Json;
using NasCloud.Core.Specs.Documents;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.Specs.Validation;

/// <summary>Words for what a shape accepts and for what a document has instead.</summary>
internal static class Expectations
{
    private const int MaximumTextLength = 40;

    /// <summary>What a value of a shape is: "a whole number, 1 to 64".</summary>
    public static string Of(Shape shape) => shape switch
    {
        IntegerShape integer => Integer(integer),
        NumberShape number => Number(number),
        BooleanShape => "true or false",
        ChoiceShape choice => OneOf(choice.Options),
        ScalarShape => "a number, a string, or true or false",
        OpenShape open => $"{Of(open.Item)}, or a list of options, or a link such as $width",
        TextShape text => text.Expected,
        DurationShape duration => Duration(duration),
        ListShape list => $"a list{Count(list.MinimumCount, list.MaximumCount, " of ", " items")}",
        MapShape => "an object",
        ObjectShape { Shorthand: { } key } => $"an object, or a string for its {key}",
        ObjectShape { Properties.Count: 0 } => "an object without keys",
        ObjectShape => "an object",
        VariantShape variant => OneOf(variant.Names),
        _ => throw new ArgumentException($"{shape.GetType().Name} has no words.", nameof(shape)),
    };

    /// <summary>The expectation as the end of a message: "expected a number, 0 to 1".</summary>
    public static string Sentence(Shape shape) => shape is IntegerShape { Noun: { } noun } integer
        ? $"{noun} are {(integer.OddOnly ? "odd" : "whole numbers")}{Range(integer)}"
        : $"expected {Of(shape)}";

    /// <summary>A summary within a sentence: "The seed." becomes "the seed".</summary>
    public static string Phrase(string summary)
    {
        var text = summary.TrimEnd('.');
        var isWord = text.Length > 1 && char.IsUpper(text[0]) && !char.IsUpper(text[1]);
        return isWord ? char.ToLowerInvariant(text[0]) + text[1..] : text;
    }

    public static string OneOf(IEnumerable<string> options) => $"one of {string.Join(", ", options)}";

    /// <summary>The value in a message: <c>'relu'</c>, <c>0.5</c>, <c>a list</c>.</summary>
    public static string Value(SpecNode node) => node switch
    {
        SpecObject => "an object",
        SpecList => "a list",
        SpecScalar { Value.ValueKind: JsonValueKind.String } scalar => Quoted(scalar.Value.GetString()!),
        SpecScalar scalar => Short(scalar.Value.GetRawText()),
        _ => throw new ArgumentException($"{node.GetType().Name} has no words.", nameof(node)),
    };

    public static string Quoted(string text) => $"'{Short(text)}'";

    /// <summary>" of at least 1 item", " of 1 to 3 items", or nothing.</summary>
    private static string Count(int minimum, int maximum, string before, string after) => (minimum, maximum) switch
    {
        (0, int.MaxValue) => "",
        (1, int.MaxValue) => $"{before}at least 1 item",
        (_, int.MaxValue) => $"{before}at least {minimum}{after}",
        _ => $"{before}{minimum} to {maximum}{after}",
    };

    private static string Short(string text) =>
        text.Length <= MaximumTextLength ? text : text[..MaximumTextLength] + "...";

    private static string Integer(IntegerShape shape) => shape.Minimum == shape.Maximum
        ? shape.Minimum.ToString(CultureInfo.InvariantCulture)
        : $"{(shape.OddOnly ? "an odd" : "a whole")} number{Range(shape)}";

    private static string Range(IntegerShape shape) => (shape.Minimum, shape.Maximum) switch
    {
        (long.MinValue, long.MaxValue) => "",
        (long.MinValue, _) => $", at most {shape.Maximum}",
        (_, long.MaxValue) => $", at least {shape.Minimum}",
        _ => $", {shape.Minimum} to {shape.Maximum}",
    };

    private static string Number(NumberShape shape)
    {
        var low = double.IsNegativeInfinity(shape.Minimum) ? null : $"{(shape.ExcludeMinimum ? "above" : "at least")} {Plain(shape.Minimum)}";
        var high = double.IsPositiveInfinity(shape.Maximum) ? null : $"{(shape.ExcludeMaximum ? "below" : "at most")} {Plain(shape.Maximum)}";
        if (low is not null && high is not null && !shape.ExcludeMinimum && !shape.ExcludeMaximum)
            return $"a number, {Plain(shape.Minimum)} to {Plain(shape.Maximum)}";
        return $"a number{(low is null && high is null ? "" : ", ")}{low}{(low is null || high is null ? "" : " and ")}{high}";
    }

    private static string Duration(DurationShape shape)
    {
        var range = shape.Maximum == TimeSpan.MaxValue
            ? $"at least {Durations.Format(shape.Minimum)}"
            : $"{Durations.Format(shape.Minimum)} to {Durations.Format(shape.Maximum)}";
        return $"a length of time such as \"45s\", \"90m\", \"1h30m\" or \"2d\", {range}";
    }

    private static string Plain(double value) => value.ToString(CultureInfo.InvariantCulture);
}
