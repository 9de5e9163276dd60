using NasCloud.Core.Collections;
using NasCloud.Core.SearchSpaces.Networks;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.Custom.Layers;

/// <summary>One of some layers.</summary>
internal sealed record ChoiceLayer(Choice<int> Chosen, ValueArray<ICustomLayer> Layers) : ICustomLayer
{
    public static ChoiceLayer Read(SpecValues values, CustomScope scope)
    {
        var layers = values.Objects("of");
        var chosen = values.Has(CustomShapes.By) ? Shared(scope.Shared[values.Text(CustomShapes.By)]) : scope.Index("choice", layers.Count);
        return new(chosen, layers.Select((layer, index) =>
            CustomLayerReader.Read(layer, scope.Within($"option{index + 1}").When(chosen.When(option => option == index)))).ToValueArray());
    }

    public FeatureMap Draw(CustomPen pen, string name, FeatureMap from)
    {
        var index = Chosen.In(pen.Genotype);
        return Layers[index].Draw(pen, $"{name}.option{index + 1}", from);
    }

    private static Choice<int> Shared(Choice<CustomValue> decision) =>
        new(Enumerable.Range(0, decision.Options.Count).ToValueArray(), decision.Decision);
}
