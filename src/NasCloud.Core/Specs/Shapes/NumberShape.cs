namespace NasCloud.Core.Specs.Shapes;

/// <summary>A finite number.</summary>
/// <param name="Minimum">The smallest allowed.</param>
/// <param name="Maximum">The largest allowed.</param>
/// <param name="ExcludeMinimum">Whether the minimum itself is refused.</param>
/// <param name="ExcludeMaximum">Whether the maximum itself is refused.</param>
public sealed record NumberShape(
    double Minimum = double.NegativeInfinity,
    double Maximum = double.PositiveInfinity,
    bool ExcludeMinimum = false,
    bool ExcludeMaximum = false) : Shape;
