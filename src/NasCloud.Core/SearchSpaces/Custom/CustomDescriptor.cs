using NasCloud.Core.SearchSpaces.Networks;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.Custom;

/// <summary>A space that the spec itself describes.</summary>
internal static class CustomDescriptor
{
    public static SearchSpaceDescriptor Value { get; } = new(
        "custom",
        "A space of your own, described here: stages of layers with repeats, choices, branches and skip connections; values can be lists of options, or links to decisions that several places share.",
        new ObjectShape(CustomShapes.Properties, Check: CustomRules.Check),
        (values, input, classes) =>
        {
            var decisions = new DecisionList();
            var network = CustomNetwork.Read(values, decisions);
            return new DrawnSpace("custom", decisions, input, classes, network.Draw);
        });
}
