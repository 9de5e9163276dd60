using Microsoft.ML.OnnxRuntime;
using NasCloud.Models.Onnx;

namespace NasCloud.Models.Inference;

/// <summary>Series, or texts as tokens.</summary>
/// <param name="Numbers">The series one after another, step by step, a step's channels side by side; NaN where there is none. Or tokens, text by text; NaN is token 0.</param>
public sealed record StepSamples(float[] Numbers) : ModelSamples
{
    /// <inheritdoc/>
    internal override IReadOnlyList<(string Name, OrtValue Value)> ToTensors(OnnxModel model)
    {
        Require(model, model.ReadsSeries || model.ReadsTokens, "series");
        var shape = model.Input;
        var count = Count(Numbers.Length, shape.Elements, "numbers", $"series of {shape.Width} steps and {shape.Channels} channels");
        if (model.ReadsTokens)
            return [(OnnxNames.Tokens, OrtValue.CreateTensorValueFromMemory(Array.ConvertAll(Numbers, number => float.IsNaN(number) ? 0 : (long)number), [count, shape.Width]))];
        return [(OnnxNames.Series, OrtValue.CreateTensorValueFromMemory(Numbers, [count, shape.Width, shape.Channels]))];
    }
}
