namespace NasCloud.Core.Searches.Results;

/// <summary>One of the models that a search's result may hold.</summary>
/// <param name="Name">What lists call it.</param>
/// <param name="File">Its file.</param>
public sealed record ModelKind(string Name, string File)
{
    /// <summary>The network as it was trained.</summary>
    public static ModelKind Full { get; } = new("float32", "model.onnx");

    /// <summary>The same in 8-bit integers.</summary>
    public static ModelKind Quantized { get; } = new("int8", "model.int8.onnx");

    /// <summary>The network with fewer channels.</summary>
    public static ModelKind Pruned { get; } = new("pruned", "model.pruned.onnx");

    /// <summary>The network with fewer channels, in 8-bit integers.</summary>
    public static ModelKind PrunedQuantized { get; } = new("pruned int8", "model.pruned.int8.onnx");
}
