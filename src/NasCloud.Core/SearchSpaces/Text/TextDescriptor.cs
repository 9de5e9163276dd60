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
        "Learned vectors for tokens, one-dimensional convolutions, and the mean or the maximum over the text (after Kim 2014, arXiv 1408.5882).",
        new ObjectShape([
            SpaceParameters.Options("embedding", new IntegerShape(1, 1024), "Numbers that a token becomes.", "[8,16,32,64]"),
            SpaceParameters.Options("layers", new IntegerShape(0, 8), "Numbers of convolutions; with 0 the order of tokens plays no part.", "[0,1,2,3]"),
            SpaceParameters.Options("width", new IntegerShape(1, 1024), "Channels of a convolution; each has its own.", "[16,32,64]"),
            SpaceParameters.Options("kernel", new IntegerShape(1, 127, OddOnly: true), "Tokens that its kernels see; each convolution has its own.", "[3,5]"),
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
