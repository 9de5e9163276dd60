using NasCloud.Core.Architectures;
using NasCloud.Core.SearchSpaces.Networks;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.Custom;

/// <summary>A dense layer before the classifier, an activation and dropout.</summary>
internal sealed record CustomDense(string Name, CustomCondition Condition, Choice<int> Units, Choice<ActivationFunction> Activation, Choice<double> Dropout)
{
    public static CustomDense Read(SpecValues values, CustomScope space, string name)
    {
        var condition = space.Condition(values);
        var scope = space.Within(name).When(condition.Decisions);
        return new(name, condition, scope.Integer(values, "units"), scope.Name<ActivationFunction>(values, "activation"), scope.Number(values, "dropout"));
    }

    public FeatureMap Draw(NetworkDraft draft, Genotype genotype, FeatureMap features)
    {
        if (!Condition.Holds(genotype))
            return features;
        features = draft.Activated(Name, draft.Add(Name, new Dense(Units.In(genotype)), features), Activation.In(genotype));
        return draft.Dropped($"{Name}.dropout", features, Dropout.In(genotype));
    }
}
