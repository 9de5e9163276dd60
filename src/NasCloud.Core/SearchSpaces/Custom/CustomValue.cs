using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NasCloud.Core.SearchSpaces.Custom;

/// <summary>An option as a spec writes it: a number, a string, or a truth value. Equal by kind and value.</summary>
internal readonly record struct CustomValue(CustomKind Kind, double Number, string Text) : IComparable<CustomValue>, IFormattable
{
    public static CustomValue Of(JsonNode node)
    {
        var element = node.GetValue<JsonElement>();
        return element.ValueKind switch
        {
            JsonValueKind.Number => Of(element.GetDouble()),
            JsonValueKind.String => new(CustomKind.Text, 0, element.GetString()!),
            JsonValueKind.True => new(CustomKind.Truth, 0, "true"),
            _ => new(CustomKind.Truth, 0, "false"),
        };
    }

    public static CustomValue Of(double number) => new(CustomKind.Number, number, number.ToString(CultureInfo.InvariantCulture));

    public bool IsTrue => Kind == CustomKind.Truth && Text == "true";

    /// <summary>The value as a spec writes it.</summary>
    public string ToJson() => Kind == CustomKind.Text ? JsonSerializer.Serialize(Text) : Text;

    public int CompareTo(CustomValue other) => Number.CompareTo(other.Number);

    public string ToString(string? format, IFormatProvider? formatProvider) => Text;

    public override string ToString() => Text;
}
