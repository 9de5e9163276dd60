namespace NasCloud.Core.SearchSpaces.Networks;

/// <summary>Numbers of channels that are multiples of a published one.</summary>
internal static class Widths
{
    private const int Step = 8;

    /// <summary>The multiple of 8 nearest to a share of some channels, at least 8, and no more than a tenth below (Sandler et al. 2018).</summary>
    public static int Scaled(int channels, double factor)
    {
        var exact = channels * factor;
        var rounded = Math.Max(Step, (int)(exact + (Step / 2.0)) / Step * Step);
        return rounded < 0.9 * exact ? rounded + Step : rounded;
    }
}
