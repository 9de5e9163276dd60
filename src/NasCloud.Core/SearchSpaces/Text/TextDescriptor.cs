using NasCloud.Core.Architectures;
using NasCloud.Core.SearchSpaces.Networks;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.Text;

/// <summary>What specs can set of the space of networks that read tokens.</summary>
internal static class TextDescriptor
{
    public const string Name = "text";

    // Where no data says how many tokens there are.
    private const int Vocabulary = 10_000;

    public static SearchSpaceDescriptor Value { get; } = new(
        Name,
        "Learned vectors for tokens, then one-dimensional convolutions (Kim 2014, arXiv 1408.5882), gated recurrent units (Cho et al. 2014, arXiv 1406.1078) or blocks of self-attention (Vaswani et al. 2017, arXiv 1706.03762), and the mean or the maximum over the text.",
        new ObjectShape([
            SpaceParameters.Options("embedding", new IntegerShape(1, 1024), "Numbers that a token becomes.", "[8,16,32,64]"),
            SpaceParameters.Options("body", new ChoiceShape(["convolution", "gru", "attention"]), "What reads the vectors.", "[\"convolution\",\"gru\",\"attention\"]"),
            SpaceParameters.Options("layers", new IntegerShape(0, 8), "Of convolution: numbers of layers; with 0 the order of tokens plays no part.", "[0,1,2,3]"),
            SpaceParameters.Options("width", new IntegerShape(1, 1024), "Of convolution: channels of a layer; each has its own.", "[16,32,64]"),
            SpaceParameters.Options("kernel", new IntegerShape(1, 127, OddOnly: true), "Of convolution: tokens that kernels see; each layer has its own.", "[3,5]"),
            SpaceParameters.Options("units", new IntegerShape(1, 1024), "Of gru: numbers of the state.", "[16,32,64]"),
            SpaceParameters.Options("bidirectional", new BooleanShape(), "Of gru: whether a second one reads from the end.", "[false,true]"),
            SpaceParameters.Options("blocks", new IntegerShape(1, 16), "Of attention: numbers of blocks.", "[1,2]"),
            SpaceParameters.Options("heads", new IntegerShape(1, 64), "Of attention: into how many parts the vectors are divided, each with its own attention; every option of embedding is a multiple of each.", "[1,2,4]"),
            SpaceParameters.Options("pooling", new ChoiceShape(["mean", "max"]), "What of each channel is left of the whole text.", "[\"mean\",\"max\"]"),
            SpaceParameters.Options("dropout", SpaceParameters.DropoutRate, "Dropout rates before the classifier; 0 for none.", "[0,0.2,0.5]"),
        ]),
        (values, input, classes) => Create(values, input, Vocabulary, classes))
    {
        CreateOfTokens = Create,
    };

    private static DrawnSpace Create(SpecValues values, TensorShape input, int vocabulary, int classes)
    {
        if (input is not { IsImage: true, Height: 1, Channels: 1 })
            throw new ArgumentException($"The search space {Name} needs texts as tokens: samples of shape {input} are none; let dataset.kind be tokens, if they are.", nameof(input));
        var decisions = new DecisionList();
        var choices = TextChoices.Add(decisions, values, vocabulary);
        return new DrawnSpace(Name, decisions, input, classes, choices.Draw);
    }
}
