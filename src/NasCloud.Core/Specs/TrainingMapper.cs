using System.Text.Json.Nodes;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.Specs;

/// <summary>Makes <see cref="TrainingSpec"/>s of validated objects.</summary>
internal static class TrainingMapper
{
    public static TrainingSpec Map(JsonObject training)
    {
        OptimizerDefaults.FillIn(training["optimizer"]!.AsObject());
        var values = new SpecValues(training);
        return new()
        {
            BatchSize = values.Integer("batchSize"),
            Optimizer = Optimizer(values.Object("optimizer")),
            WarmUpEpochs = values.Number("warmUpEpochs"),
            LabelSmoothing = values.Number("labelSmoothing"),
            GradientClip = values.Has("gradientClip") ? values.Number("gradientClip") : null,
            Augmentation = Augmentation(values.Object("augmentation")),
            Precision = values.Text("precision"),
            Device = values.Text("device"),
            WeightAveraging = values.Has("weightAveraging") ? values.Number("weightAveraging") : null,
        };
    }

    /// <summary>The training that takes from <paramref name="changes"/> what it has, and the rest from <paramref name="training"/>.</summary>
    public static JsonObject Merge(JsonObject training, JsonObject changes)
    {
        var merged = training.DeepClone().AsObject();
        if (changes["optimizer"]?["name"] is { } name && !JsonNode.DeepEquals(name, merged["optimizer"]!["name"]))
            ForgetRates(merged["optimizer"]!.AsObject());
        Overwrite(merged, changes);
        return merged;
    }

    // A learning rate that suits one optimizer doesn't suit another.
    private static void ForgetRates(JsonObject optimizer)
    {
        optimizer.Remove("learningRate");
        optimizer.Remove("weightDecay");
    }

    private static void Overwrite(JsonObject target, JsonObject changes)
    {
        foreach (var (key, value) in changes)
            if (value is JsonObject inner && target[key] is JsonObject old)
                Overwrite(old, inner);
            else
                target[key] = value?.DeepClone();
    }

    private static OptimizerSpec Optimizer(SpecValues values) =>
        new(values.Text("name"), values.Number("learningRate"), values.Number("momentum"), values.Number("weightDecay"));

    private static AugmentationSpec Augmentation(SpecValues values) =>
        new(values.Integer("shift"), values.Boolean("flip"), values.Integer("cutout"));
}
