using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.NasBench201;

/// <summary>What specs can set of <see cref="NasBench201Space"/>.</summary>
internal static class NasBench201Descriptor
{
    public static SearchSpaceDescriptor Value { get; } = new(
        NasBench201Space.SpaceName,
        "One cell of six edges, each none, skip, conv 1x1, conv 3x3 or average pooling, repeated in a residual skeleton (Dong and Yang 2020, arXiv 2001.00326).",
        new ObjectShape([
            new Property("channels", new IntegerShape(1, 1024), "Channels of the first stage; they double in each of the two stages after it.", "16"),
            new Property("cellsPerStage", new IntegerShape(1, 32), "Cells in each of the three stages.", "5"),
        ]),
        (values, input, classes) => new NasBench201Space(input, classes, values.Integer("channels"), values.Integer("cellsPerStage")),
        CanRelax: true);
}
