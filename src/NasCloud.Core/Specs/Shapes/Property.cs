namespace NasCloud.Core.Specs.Shapes;

/// <summary>One key of an <see cref="ObjectShape"/>.</summary>
/// <param name="Name">The key, camelCase.</param>
/// <param name="Shape">What its value may be.</param>
/// <param name="Summary">Meaning and unit, for the docs and the schema.</param>
/// <param name="Default">The value when it is left out, as JSON text (<c>0.9</c>, <c>"relu"</c>, <c>[3,5]</c>); null: none.</param>
/// <param name="Required">Whether leaving it out is an error.</param>
/// <param name="KeepsNull">Whether null is a value of its own ("none") that is kept; elsewhere null means left out.</param>
public sealed record Property(
    string Name,
    Shape Shape,
    string Summary,
    string? Default = null,
    bool Required = false,
    bool KeepsNull = false);
