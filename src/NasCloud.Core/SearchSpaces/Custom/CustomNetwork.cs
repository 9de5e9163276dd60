using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;
using NasCloud.Core.SearchSpaces.Chain;
using NasCloud.Core.SearchSpaces.Networks;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.Custom;

/// <summary>The networks of a space in a spec's own words.</summary>
internal sealed record CustomNetwork(ValueArray<CustomStage> Stages, Choice<HeadKind> Head, ValueArray<CustomDense> Dense)
{
    public static CustomNetwork Read(SpecValues values, DecisionList decisions)
    {
        var scope = new CustomScope(decisions, Shared(values, decisions), "", []);
        return new(
            values.Objects(CustomShapes.Stages).Select((stage, index) => CustomStage.Read(stage, scope, StageName(stage, index))).ToValueArray(),
            scope.Name<HeadKind>(values, "head"),
            values.Objects("dense").Select((dense, index) => CustomDense.Read(dense, scope, $"dense{index + 1}")).ToValueArray());
    }

    /// <summary>What a stage is called.</summary>
    public static string StageName(SpecValues stage, int index) => stage.Has("name") ? stage.Text("name") : $"stage{index + 1}";

    public FeatureMap Draw(NetworkDraft draft, Genotype genotype)
    {
        var features = draft.Input;
        foreach (var stage in Stages)
            features = stage.Draw(draft, genotype, features);
        features = draft.Add("head", Head.In(genotype) == HeadKind.Flatten ? new Flatten() : new GlobalAveragePooling(), features);
        foreach (var dense in Dense)
            features = dense.Draw(draft, genotype, features);
        return features;
    }

    private static Dictionary<string, Choice<CustomValue>> Shared(SpecValues values, DecisionList decisions) =>
        values.Object(CustomShapes.Decisions).Json.ToDictionary(decision => decision.Key, decision =>
        {
            var options = decision.Value!.AsArray().Select(option => CustomValue.Of(option!)).ToValueArray();
            return options[0].Kind == CustomKind.Number ? decisions.Ordinal(decision.Key, options) : decisions.Categorical(decision.Key, options);
        });
}
