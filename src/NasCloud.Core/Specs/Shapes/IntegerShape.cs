namespace NasCloud.Core.Specs.Shapes;

/// <summary>A whole number.</summary>
/// <param name="Minimum">The smallest allowed.</param>
/// <param name="Maximum">The largest allowed.</param>
/// <param name="OddOnly">Whether even numbers are refused.</param>
/// <param name="Noun">What such numbers are called in errors, in the plural: "kernel sizes" gives "kernel sizes are odd, 1 to 11".</param>
public sealed record IntegerShape(
    long Minimum = long.MinValue,
    long Maximum = long.MaxValue,
    bool OddOnly = false,
    string? Noun = null) : Shape;
