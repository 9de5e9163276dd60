using NasCloud.Core.Fidelity;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Specs;
using NasCloud.Core.Specs.Shapes;
using NasCloud.Core.Strategies;

namespace NasCloud.Core.Tests.Specs;

/// <summary>Components of the tests' own, so that what they expect doesn't change with the real ones.</summary>
internal static class TestComponents
{
    public static SpecComponents All { get; } = new(
        [
            new("chain", "Layers in a row.", Chain(), (_, _, _) => throw new NotSupportedException()),
            new("cells", "Cells.", ObjectShape.Empty, (_, _, _) => throw new NotSupportedException()),
        ],
        [
            new("auto", "The best.", Evolution(), values => CreateEvolution(values)),
            new("random", "Chance.", ObjectShape.Empty, _ => new NoStrategy()),
            new("grid", "All.", ObjectShape.Empty, _ => new NoStrategy()),
            new("regularized-evolution", "Ageing.", Evolution(), values => CreateEvolution(values)),
        ],
        [
            new("full", "All epochs.", new([new("epochs", new IntegerShape(1, 1000), "Epochs.", "4")]), values => new Epochs(values.Integer("epochs"))),
            new("asha", "Halving.", Asha(), values => new Epochs(values.Integer("maxEpochs"))),
        ]);

    private static ObjectShape Chain() => new(
    [
        new("layers", new ObjectShape([new("conv", Convolution(), "Convolutions.", "{}")]), "The layers.", "{}"),
        new("depth", new ListShape(new IntegerShape(1, 20), 1, Distinct: true), "Depths.", "[1,2]"),
    ]);

    private static ObjectShape Convolution() => new(
    [
        new("kernel", new ListShape(new IntegerShape(1, 11, OddOnly: true, Noun: "kernel sizes"), 1, 6, Distinct: true), "Kernel sizes.", "[3,5]"),
        new("activation", new ListShape(new ChoiceShape(["relu", "tanh", "linear"]), 1), "Activations.", "[\"relu\"]"),
        new("batchNorm", new BooleanShape(), "Whether normalized.", "true"),
        new("dropout", new NumberShape(0, 1, ExcludeMaximum: true), "Dropped share.", "0"),
    ]);

    private static ObjectShape Evolution() => new(
    [
        new("populationSize", new IntegerShape(2, 10_000), "Alive.", "20"),
        new("sampleSize", new IntegerShape(1, 10_000), "Compared.", "5"),
    ]);

    private static ObjectShape Asha() => new(
        [
            new("minEpochs", new IntegerShape(1), "First rung.", "1"),
            new("maxEpochs", new IntegerShape(1), "Last rung.", Required: true),
            new("reduction", new IntegerShape(2, 16), "Kept share.", "3"),
        ],
        Check: values => values.Integer("reduction") > values.Integer("maxEpochs")
            ? [new("reduction", $"is {values.Integer("reduction")}: expected at most maxEpochs, {values.Integer("maxEpochs")}")]
            : []);

    private static NoStrategy CreateEvolution(SpecValues values) => values.Integer("sampleSize") <= values.Integer("populationSize")
        ? new()
        : throw new ArgumentException("a sample of 30 can't come from a population of 20");

    private sealed class NoStrategy : ISearchStrategy
    {
        public int? GenerationSize => null;

        public IEnumerable<Genotype> Propose(SearchHistory history, int count, Random random) => [];
    }

    private sealed record Epochs(int MaxEpochs) : IFidelityScheduler
    {
        public FidelityChoice Next(SearchHistory history) => new(MaxEpochs);
    }
}
