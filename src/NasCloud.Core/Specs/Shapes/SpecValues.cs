using System.Text.Json;
using System.Text.Json.Nodes;
using NasCloud.Core.Collections;

namespace NasCloud.Core.Specs.Shapes;

/// <summary>Reads an object that was validated against its <see cref="ObjectShape"/> and had its defaults filled in.</summary>
/// <param name="Json">The object, defaults included.</param>
public sealed record SpecValues(JsonObject Json)
{
    /// <summary>Whether the key is there and not null.</summary>
    public bool Has(string name) => Json[name] is not null;

    /// <summary>The whole number under a key.</summary>
    public int Integer(string name) => (int)Math.Clamp(Long(name), int.MinValue, int.MaxValue);

    /// <summary>The whole number under a key, in full.</summary>
    public long Long(string name) => (long)Required(name).GetValue<JsonElement>().GetDecimal();

    /// <summary>The number under a key.</summary>
    public double Number(string name) => Required(name).GetValue<JsonElement>().GetDouble();

    /// <summary>The truth value under a key.</summary>
    public bool Boolean(string name) => Required(name).GetValue<bool>();

    /// <summary>The string under a key.</summary>
    public string Text(string name) => Required(name).GetValue<string>();

    /// <summary>The length of time under a key.</summary>
    public TimeSpan Duration(string name) => Durations.Parse(Text(name));

    /// <summary>The whole numbers of the list under a key.</summary>
    public ValueArray<int> Integers(string name) => [.. List(name).Select(item => (int)item.GetValue<JsonElement>().GetDecimal())];

    /// <summary>The numbers of the list under a key.</summary>
    public ValueArray<double> Numbers(string name) => [.. List(name).Select(item => item.GetValue<JsonElement>().GetDouble())];

    /// <summary>The truth values of the list under a key.</summary>
    public ValueArray<bool> Booleans(string name) => [.. List(name).Select(item => item.GetValue<bool>())];

    /// <summary>The strings of the list under a key.</summary>
    public ValueArray<string> Texts(string name) => [.. List(name).Select(item => item.GetValue<string>())];

    /// <summary>The object under a key.</summary>
    public SpecValues Object(string name) => new(Required(name).AsObject());

    /// <summary>The objects of the list under a key.</summary>
    public ValueArray<SpecValues> Objects(string name) => [.. List(name).Select(item => new SpecValues(item.AsObject()))];

    /// <summary>Whether both hold equal JSON.</summary>
    public bool Equals(SpecValues? other) => other is not null && JsonNode.DeepEquals(Json, other.Json);

    /// <inheritdoc/>
    public override int GetHashCode() => Json.Count;

    private IEnumerable<JsonNode> List(string name) => Required(name).AsArray().Select(item => item!);

    private JsonNode Required(string name) =>
        Json[name] ?? throw new KeyNotFoundException($"'{name}' is neither in the object nor has it a default.");
}
