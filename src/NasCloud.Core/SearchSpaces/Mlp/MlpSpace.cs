using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;

namespace NasCloud.Core.SearchSpaces.Mlp;

/// <summary>Multilayer perceptrons: learned vectors for categories, hidden layers of dense, batch normalization, activation and dropout, and an output layer.</summary>
/// <remarks>
/// For rows of tables, and for images, which are read as vectors. With no hidden layer it is a linear model. What all layers
/// share is one decision; each layer has its own width.
/// </remarks>
public sealed class MlpSpace : SearchSpace
{
    /// <summary>The name specs use.</summary>
    public const string SpaceName = "mlp";

    private readonly MlpLayout _layout;
    private readonly TensorShape _input;
    private readonly ValueArray<int> _categories;
    private readonly int _outputs;

    /// <summary>Creates the space.</summary>
    /// <param name="options">What is open.</param>
    /// <param name="input">The shape of one sample.</param>
    /// <param name="categories">How many codes each of a row's last numbers has; empty where none is a code.</param>
    /// <param name="outputs">How many numbers a network answers, at least 1.</param>
    /// <exception cref="ArgumentException">A list has no options, there are more codes than numbers, or there is no output.</exception>
    public MlpSpace(MlpOptions options, TensorShape input, ValueArray<int> categories, int outputs)
        : this(MlpLayout.Of(options, categories.Count > 0), input, categories, outputs)
    {
    }

    private MlpSpace(MlpLayout layout, TensorShape input, ValueArray<int> categories, int outputs)
        : base(SpaceName, layout.Decisions)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(outputs, 1);
        if (categories.Count > 0 && !(input.IsVector && input.Channels >= categories.Count))
            throw new ArgumentException($"The search space {SpaceName} was given {categories.Count} columns of categories: samples of shape {input} don't have so many.", nameof(categories));
        (_layout, _input, _categories, _outputs) = (layout, input, categories, outputs);
    }

    /// <inheritdoc/>
    public override Architecture Decode(Genotype genotype)
    {
        SpaceArguments.RequireChoices(this, genotype);
        var network = new ArchitectureBuilder(_input);
        if (_input.IsImage)
            network.Then("flatten", new Flatten());
        if (_layout.EmbeddingWidth is { } width)
            network.Then("embedding", new Embedding(_categories, _categories.Select(size => EmbeddingWidths.Of(width.In(genotype), size)).ToValueArray()));
        for (var layer = 1; layer <= _layout.Layers.In(genotype); layer++)
            AddLayer(network, $"layer{layer}", _layout.Units[layer - 1].In(genotype), genotype);
        network.Then("output", new Dense(_outputs));
        return network.Build();
    }

    private void AddLayer(ArchitectureBuilder network, string name, int units, Genotype genotype)
    {
        var normalized = _layout.BatchNormalization!.In(genotype);
        network.Then($"{name}.dense", new Dense(units, Bias: !normalized));
        if (normalized)
            network.Then($"{name}.norm", new BatchNormalization());
        if (_layout.Activation!.In(genotype) is not ActivationFunction.Linear and var function)
            network.Then($"{name}.activation", new Activation(function));
        if (_layout.Dropout!.In(genotype) is > 0 and var rate)
            network.Then($"{name}.dropout", new Dropout(rate));
    }
}
