using NasCloud.Core.Collections;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.Fidelity.Stopping;

/// <summary>When candidates are looked at, to stop those that won't get far.</summary>
internal sealed record StoppingOptions
{
    /// <summary>Checks and keeps the options.</summary>
    /// <exception cref="ArgumentException"><paramref name="minEpochs"/> exceeds <paramref name="maxEpochs"/>.</exception>
    public StoppingOptions(int minEpochs = 1, int maxEpochs = 9, int interval = 2, int startAfter = 5)
    {
        if (minEpochs > maxEpochs)
            throw new ArgumentException($"fidelity.minEpochs is {minEpochs}: expected at most fidelity.maxEpochs, which is {maxEpochs}.", nameof(minEpochs));
        (MinEpochs, MaxEpochs, Interval, StartAfter) = (minEpochs, maxEpochs, interval, startAfter);
    }

    public static ValueArray<Property> Properties { get; } =
    [
        new("minEpochs", new IntegerShape(1, 10_000), "Epochs that every candidate trains.", "1"),
        new("maxEpochs", new IntegerShape(1, 10_000), "Epochs that those train that nothing stops; at least minEpochs.", "9"),
        new("interval", new IntegerShape(1, 10_000), "Epochs from one look at a candidate to the next.", "2"),
        new("startAfter", new IntegerShape(2, 10_000), "None is stopped before so many can be compared with.", "5"),
    ];

    /// <summary>The epochs after which a candidate is first looked at.</summary>
    public int MinEpochs { get; }

    /// <summary>The most epochs a candidate trains.</summary>
    public int MaxEpochs { get; }

    /// <summary>The epochs from one look to the next.</summary>
    public int Interval { get; }

    /// <summary>How many candidates there have to be to compare with.</summary>
    public int StartAfter { get; }

    /// <summary>The epochs at which candidates are looked at, ascending, the end last. A last interval that is not whole is added to the one before.</summary>
    public IReadOnlyList<int> Looks()
    {
        var looks = new List<int>();
        for (var epochs = MinEpochs; epochs < MaxEpochs && (looks.Count == 0 || epochs + Interval <= MaxEpochs); epochs += Interval)
            looks.Add(epochs);
        return [.. looks, MaxEpochs];
    }

    public static StoppingOptions From(SpecValues values) =>
        new(values.Integer("minEpochs"), values.Integer("maxEpochs"), values.Integer("interval"), values.Integer("startAfter"));
}
