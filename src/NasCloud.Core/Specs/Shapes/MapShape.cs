namespace NasCloud.Core.Specs.Shapes;

/// <summary>An object with any keys and alike values.</summary>
/// <param name="Value">What each value may be.</param>
/// <param name="MinimumCount">The fewest entries allowed.</param>
public sealed record MapShape(Shape Value, int MinimumCount = 0) : Shape;
