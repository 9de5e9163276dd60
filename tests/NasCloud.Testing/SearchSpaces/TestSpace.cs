using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;
using NasCloud.Core.SearchSpaces;

namespace NasCloud.Testing.SearchSpaces;

/// <summary>A space of any decisions, for tests that need no networks: nothing of it decodes.</summary>
public sealed class TestSpace(ValueArray<Decision> decisions) : SearchSpace("test", decisions)
{
    /// <summary>Decisions that are always active, each with the same number of options.</summary>
    public static TestSpace Flat(int decisions, int options) =>
        new([.. Enumerable.Range(0, decisions).Select(index => Decision($"d{index}", options))]);

    /// <summary>
    /// Layers behind a depth, as in a space of chains: each has a kind, and for one kind a kernel and, for the larger
    /// kernels, a stride.
    /// </summary>
    public static TestSpace Layered(int layers)
    {
        var decisions = new List<Decision> { Decision("depth", layers, isOrdinal: true) };
        for (var layer = 0; layer < layers; layer++)
        {
            DecisionCondition exists = new(0, [.. Enumerable.Range(layer, layers - layer)]);
            var kind = decisions.Count;
            decisions.Add(Decision($"layer{layer}.kind", 3, false, exists));
            decisions.Add(Decision($"layer{layer}.kernel", 3, true, exists, new(kind, [0])));
            decisions.Add(Decision($"layer{layer}.stride", 2, true, new DecisionCondition(kind + 1, [1, 2])));
        }

        return new([.. decisions]);
    }

    /// <summary>A decision with numbered options.</summary>
    public static Decision Decision(string name, int options, bool isOrdinal = false, params DecisionCondition[] activeWhen) =>
        new(name, [.. Enumerable.Range(0, options).Select(option => $"{option}")], isOrdinal, [.. activeWhen]);

    /// <inheritdoc/>
    public override Architecture Decode(Genotype genotype) => throw new NotSupportedException("Test spaces decode to nothing.");
}
