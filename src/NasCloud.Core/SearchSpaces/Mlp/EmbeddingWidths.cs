namespace NasCloud.Core.SearchSpaces.Mlp;

/// <summary>Computes <see cref="EmbeddingWidth"/>.</summary>
internal static class EmbeddingWidths
{
    private const int MostOfPower = 256;
    private const int MostOfHalf = 50;

    /// <summary>The width of a column's vectors, at least 1.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="size">How many codes the column has, at least 2.</param>
    public static int Of(EmbeddingWidth rule, int size) => rule switch
    {
        EmbeddingWidth.FourthRoot => (int)Math.Ceiling(Math.Pow(size, 0.25)),
        EmbeddingWidth.Power => Math.Clamp((int)Math.Round(1.6 * Math.Pow(size, 0.56)), 1, MostOfPower),
        EmbeddingWidth.Half => Math.Min((size + 1) / 2, MostOfHalf),
        _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "It is no rule."),
    };
}
