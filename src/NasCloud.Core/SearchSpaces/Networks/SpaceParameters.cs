using NasCloud.Core.Architectures;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.Networks;

/// <summary>What specs can set of several spaces.</summary>
internal static class SpaceParameters
{
    // Below, an image of a quarter of the resolution is smaller than 24 pixels, which leaves too few for three more halvings.
    private const int SmallestOfImagenet = 96;

    public static Property Stem { get; } = new(
        "stem",
        new ChoiceShape(["auto", "imagenet", "small"]),
        "How networks begin: imagenet halves the resolution twice at once, as published; small leaves these two halvings out; auto is imagenet where both sides have 96 pixels or more.",
        "\"auto\"");

    public static NumberShape DropoutRate { get; } = new(0, 1, ExcludeMaximum: true);

    public static NumberShape WidthFactor { get; } = new(0, 8, ExcludeMinimum: true);

    /// <summary>A list of the options of a decision.</summary>
    public static Property Options(string name, Shape item, string summary, string defaults) =>
        new(name, new ListShape(item, MinimumCount: 1, Distinct: true), summary, defaults);

    public static StemKind StemOf(SpecValues values, TensorShape input) => values.Text("stem") switch
    {
        "imagenet" => StemKind.Imagenet,
        "small" => StemKind.Small,
        _ => input.IsImage && Math.Min(input.Height, input.Width) >= SmallestOfImagenet ? StemKind.Imagenet : StemKind.Small,
    };
}
