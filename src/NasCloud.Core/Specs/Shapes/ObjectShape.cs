using NasCloud.Core.Collections;

namespace NasCloud.Core.Specs.Shapes;

/// <summary>An object with known keys; any other is an error.</summary>
/// <param name="Properties">The keys it may have.</param>
/// <param name="Shorthand">The key that a bare string in the object's place sets; null where a string is refused.</param>
/// <param name="Check">
/// Finds what is wrong between keys. Called with the object once every key alone is right and defaults are filled in;
/// yields errors with paths relative to the object. Null: nothing to find.
/// </param>
public sealed record ObjectShape(
    ValueArray<Property> Properties,
    string? Shorthand = null,
    Func<SpecValues, IEnumerable<SpecError>>? Check = null) : Shape
{
    /// <summary>An object without keys.</summary>
    public static ObjectShape Empty { get; } = new([]);

    internal Property? Find(string name) => Properties.FirstOrDefault(property => property.Name == name);
}
