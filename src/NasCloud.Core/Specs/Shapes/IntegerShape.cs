namespace NasCloud.Core.Specs.Shapes;

/// <summary>A whole number.</summary>
/// <param name="Minimum">The smallest allowed.</param>
/// <param name="Maximum">The largest allowed.</param>
/// <param name="OddOnly">Whether even numbers are refused.</param>
public sealed record IntegerShape(long Minimum = long.MinValue, long Maximum = long.MaxValue, bool OddOnly = false) : Shape;
