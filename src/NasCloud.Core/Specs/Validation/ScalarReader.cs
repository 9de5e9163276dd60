using System.Text.Json;
using System.Text.RegularExpressions;
using NasCloud.Core.Specs.Documents;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.Specs.Validation;

/// <summary>Tells whether a single value is what a shape says.</summary>
internal static class ScalarReader
{
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromSeconds(1);

    /// <summary>Whether the value is of the shape, in its normal form.</summary>
    public static bool TryRead(SpecNode node, Shape shape, out JsonElement value)
    {
        value = default;
        if (node is not SpecScalar scalar)
            return false;
        value = scalar.Value;
        return shape switch
        {
            IntegerShape integer => TryInteger(integer, ref value),
            NumberShape number => value.ValueKind == JsonValueKind.Number && Matches(number, value.GetDouble()),
            BooleanShape => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
            ChoiceShape choice => node.Text is { } text && choice.Options.Contains(text),
            ScalarShape => value.ValueKind is JsonValueKind.True or JsonValueKind.False or JsonValueKind.String || (value.ValueKind == JsonValueKind.Number && double.IsFinite(value.GetDouble())),
            TextShape text => node.Text is { } words && Matches(text, words),
            DurationShape duration => node.Text is { } text && Matches(duration, text),
            _ => false,
        };
    }

    // 3.0 and 3e0 are whole; they become 3, so that equal specs have equal texts.
    private static bool TryInteger(IntegerShape shape, ref JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Number || !value.TryGetDecimal(out var number) || !Matches(shape, number))
            return false;
        var given = value;
        value = JsonSerializer.SerializeToElement((long)number);
        // A decimal rounds 1e-30 to 0; the texts are compared exactly.
        return JsonElement.DeepEquals(given, value);
    }

    private static bool Matches(IntegerShape shape, decimal number) =>
        decimal.IsInteger(number) && number >= shape.Minimum && number <= shape.Maximum && !(shape.OddOnly && decimal.IsEvenInteger(number));

    private static bool Matches(NumberShape shape, double number) =>
        double.IsFinite(number)
        && (shape.ExcludeMinimum ? number > shape.Minimum : number >= shape.Minimum)
        && (shape.ExcludeMaximum ? number < shape.Maximum : number <= shape.Maximum);

    private static bool Matches(TextShape shape, string text) =>
        shape.Pattern is not { } pattern
        || Regex.IsMatch(text, $@"\A(?:{pattern})\z", RegexOptions.CultureInvariant, PatternTimeout);

    private static bool Matches(DurationShape shape, string text) =>
        Durations.TryParse(text, out var duration) && duration >= shape.Minimum && duration <= shape.Maximum;
}
