using System.Globalization;
using System.Text.Json.Nodes;

namespace NasCloud.Core.SearchSpaces.Custom;

/// <summary>A value that is taken from a shared decision: <c>$width</c>, <c>$width*2</c>, <c>$width/2</c>.</summary>
/// <param name="Decision">The decision's name.</param>
/// <param name="Factor">What its numbers are multiplied by.</param>
internal sealed record Link(string Decision, double Factor)
{
    /// <summary>The link that a validated value is; null where it is options.</summary>
    public static Link? Find(JsonNode? value) => value is JsonValue ? Parse(value.GetValue<string>()) : null;

    /// <summary>What the link makes of an option; null where it makes nothing of it, a multiple of a word.</summary>
    public CustomValue? Apply(CustomValue option) => (option.Kind, Factor) switch
    {
        (_, 1) => option,
        (CustomKind.Number, _) => CustomValue.Of(option.Number * Factor),
        _ => null,
    };

    private static Link Parse(string text)
    {
        var sign = text.IndexOfAny(['*', '/']);
        if (sign < 0)
            return new(text[1..], 1);
        var number = double.Parse(text[(sign + 1)..], CultureInfo.InvariantCulture);
        return new(text[1..sign], text[sign] == '*' ? number : 1 / number);
    }
}
