using NasCloud.Core.Architectures;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.Networks;

/// <summary>Where the dense layers between the last image and the classifier are chosen, and how they are drawn: each is followed by a rectifier and dropout.</summary>
internal sealed record ClassifierChoices(Choice<int> Layers, Choice<int> Units, Choice<double> Dropout)
{
    public static Property[] Parameters { get; } =
    [
        SpaceParameters.Options("denseLayers", new IntegerShape(0, 4), "Numbers of dense layers before the classifier, which read the last image flattened.", "[0,1,2]"),
        SpaceParameters.Options("denseUnits", new IntegerShape(1, 16_384), "Output features of such layers.", "[256,512,4096]"),
        SpaceParameters.Options("dropout", SpaceParameters.DropoutRate, "Dropout rates after each of them; 0 for none.", "[0.5]"),
    ];

    public static ClassifierChoices Add(DecisionList decisions, SpecValues values)
    {
        var layers = decisions.Ordinal("dense.layers", values.Integers("denseLayers"));
        if (layers.Options.All(count => count == 0))
            return new(layers, new([0], null), new([0], null));
        var exists = layers.When(count => count > 0);
        return new(
            layers,
            decisions.Ordinal("dense.units", values.Integers("denseUnits"), exists),
            decisions.Ordinal("dense.dropout", values.Numbers("dropout"), exists));
    }

    public FeatureMap Draw(NetworkDraft draft, Genotype genotype, FeatureMap from)
    {
        var features = draft.Add("head.flatten", new Flatten(), from);
        for (var layer = 1; layer <= Layers.In(genotype); layer++)
        {
            features = draft.Activated($"dense{layer}", draft.Add($"dense{layer}", new Dense(Units.In(genotype)), features), ActivationFunction.Relu);
            features = draft.Dropped($"dense{layer}.dropout", features, Dropout.In(genotype));
        }

        return features;
    }
}
