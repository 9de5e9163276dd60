using NasCloud.Core.Architectures;

namespace NasCloud.Core.SearchSpaces.Chain;

/// <summary>Networks that are a sequence of convolution and pooling layers, a head, dense layers, and a classifier.</summary>
/// <remarks>
/// <c>depth</c> decides how many layers are active, each layer's <c>kind</c> which of its decisions are. Numbers are
/// ordinal, in ascending order. A value with one option is fixed: it is no decision, and not listed among them.
/// </remarks>
public sealed class ChainSpace : SearchSpace
{
    /// <summary>The name specs use.</summary>
    public const string SpaceName = "chain";

    private readonly ChainLayout _layout;
    private readonly TensorShape _input;
    private readonly int _classes;

    /// <summary>Creates the space.</summary>
    /// <param name="options">What is open.</param>
    /// <param name="input">The shape of one image.</param>
    /// <param name="classes">The number of classes, at least 1.</param>
    /// <exception cref="ArgumentException">A list has no options, the input is no image, or there is no class.</exception>
    public ChainSpace(ChainOptions options, TensorShape input, int classes)
        : this(ChainLayout.Of(options), input, classes)
    {
    }

    private ChainSpace(ChainLayout layout, TensorShape input, int classes)
        : base(SpaceName, layout.Decisions)
    {
        SpaceArguments.RequireImageClassification(SpaceName, input, classes);
        _layout = layout;
        _input = input;
        _classes = classes;
    }

    /// <inheritdoc/>
    public override Architecture Decode(Genotype genotype)
    {
        SpaceArguments.RequireChoices(this, genotype);
        return new ChainDecoder(_layout, genotype, _input).Decode(_classes);
    }
}
