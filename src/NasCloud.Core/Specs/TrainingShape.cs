using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.Specs;

/// <summary>The shape of a spec's <c>training</c>.</summary>
internal static class TrainingShape
{
    /// <summary>All keys, with defaults.</summary>
    public static ObjectShape Full { get; } = new(
    [
        new("batchSize", new IntegerShape(1, 65_536), "Samples per step.", "128"),
        new("optimizer", Optimizer(), "The optimizer; a bare name stands for its defaults.", "{}"),
        new("warmUpEpochs", new NumberShape(0, 1000), "Epochs over which the learning rate rises linearly from zero, before it falls along a cosine; may be a fraction.", "0.5"),
        new("labelSmoothing", new NumberShape(0, 1, ExcludeMaximum: true), "The share of each label that is spread over all classes.", "0"),
        new("gradientClip", new NumberShape(0, ExcludeMinimum: true), "The largest norm of the gradient, which is scaled down to it. Left out or null: any.", KeepsNull: true),
        new("augmentation", Augmentation(), "Changes made to training images, drawn anew for each image and epoch.", "{}"),
        new("precision", new ChoiceShape(["auto", "float32", "bfloat16"]), "The numbers computed with; weights are always float32.", "\"auto\""),
        new("device", new ChoiceShape(["auto", "cpu", "cuda"]), "Where to compute; auto takes a GPU where there is one.", "\"auto\""),
        new("weightAveraging", new NumberShape(0, 1, ExcludeMinimum: true, ExcludeMaximum: true), "Decay per step of the moving average of the weights that is validated and kept. Left out or null: the weights themselves.", KeepsNull: true),
    ]);

    /// <summary>The same keys, each of which may be left out for what another object says.</summary>
    public static ObjectShape Partial { get; } = WithoutDefaults(Full);

    private static ObjectShape Optimizer() => new(
        [
            new("name", new ChoiceShape(["sgd", "adam", "adamw"]), "Which: stochastic gradient descent with Nesterov momentum, Adam, or AdamW.", "\"adamw\""),
            new("learningRate", new NumberShape(0, 1000, ExcludeMinimum: true), "The peak of the schedule. Left out: 0.003, for sgd 0.05."),
            new("momentum", new NumberShape(0, 1, ExcludeMaximum: true), "Momentum of sgd; the others ignore it.", "0.9"),
            new("weightDecay", new NumberShape(0, 1000), "Decay of the weights of convolutions and dense layers. Left out: for adamw 0.01, sgd 0.0005, adam 0."),
        ],
        Shorthand: "name");

    private static ObjectShape Augmentation() => new(
    [
        new("shift", new IntegerShape(0, 1024), "The most pixels an image is moved, in each direction.", "0"),
        new("flip", new BooleanShape(), "Whether half of the images are mirrored left to right.", "false"),
        new("cutout", new IntegerShape(0, 1024), "The side of a square set to the mean, in pixels; 0 for none.", "0"),
    ]);

    private static ObjectShape WithoutDefaults(ObjectShape shape) =>
        shape with { Properties = [.. shape.Properties.Select(WithoutDefault)] };

    private static Property WithoutDefault(Property property) => property with
    {
        Default = null,
        Shape = property.Shape is ObjectShape inner ? WithoutDefaults(inner) : property.Shape,
    };
}
