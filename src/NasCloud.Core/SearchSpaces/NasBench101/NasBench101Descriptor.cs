using NasCloud.Core.SearchSpaces.Networks;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.NasBench101;

/// <summary>What specs can set of the space of NAS-Bench-101.</summary>
internal static class NasBench101Descriptor
{
    public static SearchSpaceDescriptor Value { get; } = new(
        "nas-bench-101",
        "One module, a graph of up to seven vertices and nine edges whose inner vertices are conv 1x1, conv 3x3 or max pooling, repeated (Ying et al. 2019, arXiv 1902.09635).",
        new ObjectShape([
            new Property("channels", new IntegerShape(8, 1024), "Channels of the first stack; they double in each of the two stacks after it.", "128"),
            new Property("modulesPerStack", new IntegerShape(1, 32), "Modules in each of the three stacks.", "3"),
            new Property("maxEdges", new IntegerShape(1, 21), "The most edges that a module has on its ways from input to output; modules of more are no candidates.", "9"),
        ]),
        (values, input, classes) =>
        {
            var decisions = new DecisionList();
            var choices = ModuleChoices.Add(decisions, values.Integer("maxEdges"));
            var skeleton = new NasBench101Skeleton(choices, values.Integer("channels"), values.Integer("modulesPerStack"));
            return new DrawnSpace("nas-bench-101", decisions, input, classes, skeleton.Draw);
        });
}
