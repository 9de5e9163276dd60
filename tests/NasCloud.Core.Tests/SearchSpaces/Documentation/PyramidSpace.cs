using NasCloud.Core.Architectures;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.Tests.SearchSpaces.Documentation;

/// <summary>Convolutions whose channels grow from layer to layer.</summary>
public sealed class PyramidSpace : SearchSpace
{
    private readonly Choices _choices;
    private readonly TensorShape _input;
    private readonly int _classes;

    private PyramidSpace(Choices choices, TensorShape input, int classes)
        : base("pyramid", choices.List.Decisions) => (_choices, _input, _classes) = (choices, input, classes);

    /// <summary>What specs can set, and how the space is made of it. To be listed in SearchSpaceCatalog.</summary>
    public static SearchSpaceDescriptor Descriptor { get; } = new(
        "pyramid",
        "Convolutions whose channels grow from layer to layer.",
        new ObjectShape([
            new Property("width", new ListShape(new IntegerShape(1, 512), MinimumCount: 1), "Channels that each layer adds.", "[8,16]"),
            new Property("depth", new ListShape(new IntegerShape(1, 8), MinimumCount: 1), "Numbers of layers.", "[2,3,4]"),
        ]),
        (values, input, classes) => new PyramidSpace(Choices.Of(values), input, classes));

    /// <inheritdoc/>
    public override Architecture Decode(Genotype genotype)
    {
        if (!Contains(genotype))
            throw new ArgumentException($"{genotype} is no genotype of {Name}.", nameof(genotype));
        var network = new ArchitectureBuilder(_input);
        for (var layer = 1; layer <= _choices.Depth.In(genotype); layer++)
        {
            network.Then($"layer{layer}.conv", new Convolution(layer * _choices.Width.In(genotype), _choices.Kernels[layer - 1].In(genotype), Bias: false));
            network.Then($"layer{layer}.norm", new BatchNormalization());
            network.Then($"layer{layer}.relu", new Activation(ActivationFunction.Relu));
        }

        network.Then("pool", new GlobalAveragePooling());
        network.Then("classifier", new Dense(_classes));
        return network.Build();
    }

    private sealed record Choices(DecisionList List, Choice<int> Width, Choice<int> Depth, List<Choice<int>> Kernels)
    {
        public static Choices Of(SpecValues values)
        {
            var list = new DecisionList();
            var (width, depth) = (list.Ordinal("width", values.Integers("width")), list.Ordinal("depth", values.Integers("depth")));
            // A layer's kernel matters only where the network is that deep.
            var kernels = Enumerable.Range(1, depth.Options.Max()).Select(layer => list.Ordinal<int>($"layer{layer}.kernel", [3, 5], depth.When(count => count >= layer)));
            return new Choices(list, width, depth, kernels.ToList());
        }
    }
}
