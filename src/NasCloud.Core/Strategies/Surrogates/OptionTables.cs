namespace NasCloud.Core.Strategies.Surrogates;

/// <summary>A number for every pair of options of each decision.</summary>
/// <param name="widths">For each decision its options, being inactive counted as one.</param>
internal sealed class OptionTables(int[] widths)
{
    private readonly double[][] _tables = [.. widths.Select(width => new double[width * width])];

    /// <summary>The number of a pair.</summary>
    public double this[int decision, int one, int other]
    {
        get => _tables[decision][(one * widths[decision]) + other];
        set => _tables[decision][(one * widths[decision]) + other] = value;
    }

    /// <summary>The sum of the numbers of all pairs that two codes make.</summary>
    public double Sum(int[] left, int[] right)
    {
        var sum = 0.0;
        for (var decision = 0; decision < left.Length; decision++)
            sum += _tables[decision][(left[decision] * widths[decision]) + right[decision]];
        return sum;
    }

    /// <summary>Adds a number to all pairs that two codes make.</summary>
    public void Add(int[] left, int[] right, double addend)
    {
        for (var decision = 0; decision < left.Length; decision++)
            _tables[decision][(left[decision] * widths[decision]) + right[decision]] += addend;
    }
}
