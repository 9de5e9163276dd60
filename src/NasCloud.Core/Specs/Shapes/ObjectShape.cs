using NasCloud.Core.Collections;

namespace NasCloud.Core.Specs.Shapes;

/// <summary>An object with known keys; any other is an error.</summary>
/// <param name="Properties">The keys it may have.</param>
public sealed record ObjectShape(ValueArray<Property> Properties) : Shape
{
    /// <summary>An object without keys.</summary>
    public static ObjectShape Empty { get; } = new([]);
}
