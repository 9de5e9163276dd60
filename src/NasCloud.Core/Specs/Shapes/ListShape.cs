namespace NasCloud.Core.Specs.Shapes;

/// <summary>A list of alike values.</summary>
/// <param name="Item">What each may be.</param>
/// <param name="MinimumCount">The fewest allowed.</param>
/// <param name="MaximumCount">The most allowed.</param>
/// <param name="Distinct">Whether two equal items are refused.</param>
public sealed record ListShape(Shape Item, int MinimumCount = 0, int MaximumCount = int.MaxValue, bool Distinct = false) : Shape;
