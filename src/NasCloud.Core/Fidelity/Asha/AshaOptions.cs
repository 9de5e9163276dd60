using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.Fidelity.Asha;

/// <summary>What can be set of asynchronous successive halving.</summary>
internal sealed record AshaOptions
{
    /// <summary>Checks and keeps the options.</summary>
    /// <exception cref="ArgumentException"><paramref name="minEpochs"/> exceeds <paramref name="maxEpochs"/>.</exception>
    public AshaOptions(int minEpochs = 1, int maxEpochs = 9, int reduction = 3)
    {
        if (minEpochs > maxEpochs)
            throw new ArgumentException($"fidelity.minEpochs is {minEpochs}: expected at most fidelity.maxEpochs, which is {maxEpochs}.", nameof(minEpochs));
        (MinEpochs, MaxEpochs, Reduction) = (minEpochs, maxEpochs, reduction);
    }

    public static ObjectShape Shape { get; } = new(
    [
        new Property("minEpochs", new IntegerShape(1, 10_000), "Epochs that every candidate trains.", "1"),
        new Property("maxEpochs", new IntegerShape(1, 10_000), "Epochs that the best train in the end; at least minEpochs.", "9"),
        new Property("reduction", new IntegerShape(2, 100), "Of so many candidates one goes on, to so many times the epochs.", "3"),
    ]);

    /// <summary>The epochs of the first rung.</summary>
    public int MinEpochs { get; }

    /// <summary>The epochs of the last rung.</summary>
    public int MaxEpochs { get; }

    /// <summary>Of how many candidates one goes on, and to how many times the epochs.</summary>
    public int Reduction { get; }

    /// <summary>
    /// The epochs of all rungs, ascending: <c>MinEpochs · Reduction^k</c>, and <c>MaxEpochs</c> last. A power that comes closer to
    /// the end than the root of the reduction is left out, since so small a step would tell nothing new: 1 to 10 by 3 is 1, 3, 10.
    /// </summary>
    public IReadOnlyList<int> Rungs()
    {
        var rungs = new List<int>();
        for (long epochs = MinEpochs; epochs < MaxEpochs && (rungs.Count == 0 || epochs * Math.Sqrt(Reduction) <= MaxEpochs); epochs *= Reduction)
            rungs.Add((int)epochs);
        return [.. rungs, MaxEpochs];
    }

    public static AshaOptions From(SpecValues values) =>
        new(values.Integer("minEpochs"), values.Integer("maxEpochs"), values.Integer("reduction"));
}
