namespace NasCloud.Models.Onnx;

/// <summary>What the inputs, outputs and notes of exported networks are called.</summary>
public static class OnnxNames
{
    /// <summary>The input: images as they are, uint8, batch x height x width x channels.</summary>
    public const string Pixels = "pixels";

    /// <summary>An output: float32, batch x classes, before the softmax.</summary>
    public const string Logits = "logits";

    /// <summary>An output: float32, batch x classes, each row sums to 1.</summary>
    public const string Probabilities = "probabilities";

    /// <summary>An output: int64, batch, the number of the likeliest class.</summary>
    public const string Label = "label";

    /// <summary>The note with the names of the classes, a JSON array of strings.</summary>
    public const string Classes = "nascloud.classes";

    /// <summary>The names of inputs and outputs.</summary>
    internal static IReadOnlyList<string> Fixed { get; } = [Pixels, Logits, Probabilities, Label];

    /// <summary>The name of the first dimension: how many samples there are.</summary>
    internal const string Batch = "batch";
}
