using NasCloud.Core.SearchSpaces.Networks;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.Darts;

/// <summary>What specs can set of the space of DARTS.</summary>
internal static class DartsDescriptor
{
    public static SearchSpaceDescriptor Value { get; } = new(
        "darts",
        "A normal and a reduction cell, each of four nodes that sum two of eight operations on earlier results, stacked (Liu et al. 2019, arXiv 1806.09055).",
        new ObjectShape([
            SpaceParameters.Stem,
            new Property("channels", new IntegerShape(1, 1024), "Channels of a node in the first cells; they double in both reduction cells. Published: 16 to search, 36 to train in full.", "16"),
            new Property("cells", new IntegerShape(3, 64), "How many cells are stacked; those a third and two thirds of the way are reduction cells. Published: 8 to search, 20 to train in full.", "8"),
            SpaceParameters.Options("operations", new ChoiceShape(CellOperations.Names), "What nodes can do with an earlier result.", $"[{string.Join(',', CellOperations.Names.Select(name => $"\"{name}\""))}]"),
        ]),
        DrawnSpace.Maker("darts", (decisions, values, stem) => DartsChoices.Add(decisions, values, stem).Draw));
}
