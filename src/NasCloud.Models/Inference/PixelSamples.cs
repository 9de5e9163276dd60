using Microsoft.ML.OnnxRuntime;
using NasCloud.Models.Onnx;

namespace NasCloud.Models.Inference;

/// <summary>Images.</summary>
/// <param name="Pixels">The images one after another, each a byte for each row, column and channel, in this order.</param>
public sealed record PixelSamples(byte[] Pixels) : ModelSamples
{
    /// <inheritdoc/>
    internal override IReadOnlyList<(string Name, OrtValue Value)> ToTensors(OnnxModel model)
    {
        Require(model, model is { Columns: null, ReadsSeries: false, ReadsTokens: false }, "images");
        var shape = model.Input;
        var count = Count(Pixels.Length, shape.Elements, "bytes", $"images of {shape}");
        return [(OnnxNames.Pixels, OrtValue.CreateTensorValueFromMemory(Pixels, [count, shape.Height, shape.Width, shape.Channels]))];
    }
}
