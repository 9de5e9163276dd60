using Microsoft.ML.OnnxRuntime;
using NasCloud.Models.Onnx;

namespace NasCloud.Models.Inference;

/// <summary>Series.</summary>
/// <param name="Numbers">The series one after another, step by step, a step's channels side by side; NaN where there is none.</param>
public sealed record StepSamples(float[] Numbers) : ModelSamples
{
    /// <inheritdoc/>
    internal override IReadOnlyList<(string Name, OrtValue Value)> ToTensors(OnnxModel model)
    {
        Require(model, model.ReadsSeries, "series");
        var shape = model.Input;
        var count = Count(Numbers.Length, shape.Elements, "numbers", $"series of {shape.Width} steps and {shape.Channels} channels");
        return [(OnnxNames.Series, OrtValue.CreateTensorValueFromMemory(Numbers, [count, shape.Width, shape.Channels]))];
    }
}
