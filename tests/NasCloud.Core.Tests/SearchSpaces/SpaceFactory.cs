using System.Text.Json.Nodes;
using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Specs;
using NasCloud.Core.Specs.Documents;
using NasCloud.Core.Specs.Shapes;
using NasCloud.Core.Specs.Validation;

namespace NasCloud.Core.Tests.SearchSpaces;

/// <summary>Makes spaces as specs do, and genotypes by the names of decisions and options.</summary>
internal static class SpaceFactory
{
    public static SearchSpace Create(string name, TensorShape input, int classes = 10, string parameters = "{}")
    {
        var descriptor = Descriptor(name);
        var (values, errors) = Read(name, parameters);
        Assert.Empty(errors);
        return descriptor.Create(new SpecValues(values!.AsObject()), input, classes);
    }

    public static SearchSpaceDescriptor Descriptor(string name) => SearchSpaceCatalog.All.Single(descriptor => descriptor.Name == name);

    public static (JsonNode? Values, ValueArray<SpecError> Errors) Read(string name, string parameters)
    {
        var findings = new SpecFindings();
        var values = new ShapeValidator(findings).Read(SpecParser.Known(parameters), Descriptor(name).Parameters, "space");
        return (values, findings.InOrder());
    }

    /// <summary>The genotype of the first options, but for those that are set.</summary>
    public static Genotype Genotype(SearchSpace space, params ReadOnlySpan<(string Decision, string Option)> set)
    {
        var options = new Dictionary<string, string>();
        foreach (var (decision, option) in set)
            options.Add(decision, option);
        var genotype = space.Sample(index => options.Remove(space.Decisions[index].Name, out var wanted) ? Index(space.Decisions[index], wanted) : 0);
        Assert.Empty(options);
        return genotype;
    }

    private static int Index(Decision decision, string option)
    {
        var index = decision.Options.Items.IndexOf(option);
        Assert.True(index >= 0, $"{decision.Name} has no option {option}: {decision.Options}");
        return index;
    }
}
