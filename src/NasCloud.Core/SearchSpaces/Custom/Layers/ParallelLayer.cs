using NasCloud.Core.Collections;
using NasCloud.Core.SearchSpaces.Networks;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.Custom.Layers;

/// <summary>Branches that read the same image, and whose results are joined.</summary>
internal sealed record ParallelLayer(ValueArray<ValueArray<ICustomLayer>> Branches, Choice<CustomMerge> Merge) : ICustomLayer
{
    public static ParallelLayer Read(SpecValues values, CustomScope scope)
    {
        var branches = values.Json["branches"]!.AsArray().Select((branch, number) => branch!.AsArray()
            .Select((layer, index) => CustomLayerReader.Read(new SpecValues(layer!.AsObject()), scope.Within($"branch{number + 1}.layer{index + 1}"))).ToValueArray());
        return new(branches.ToValueArray(), scope.Name<CustomMerge>(values, "merge"));
    }

    public FeatureMap Draw(CustomPen pen, string name, FeatureMap from)
    {
        var results = Branches.Select((branch, number) => DrawBranch(pen, $"{name}.branch{number + 1}", branch, from)).ToList();
        return Merge.In(pen.Genotype) == CustomMerge.Add
            ? pen.Added($"{name}.sum", results[0], results.Skip(1))
            : pen.Concatenated($"{name}.all", results[0], results.Skip(1));
    }

    private static FeatureMap DrawBranch(CustomPen pen, string name, ValueArray<ICustomLayer> layers, FeatureMap from)
    {
        foreach (var (index, layer) in layers.Index())
            from = layer.Draw(pen, $"{name}.layer{index + 1}", from);
        return from;
    }
}
