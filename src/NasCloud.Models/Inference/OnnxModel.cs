using System.Text.Json;
using Microsoft.ML.OnnxRuntime;
using NasCloud.Core.Architectures;
using NasCloud.Models.Onnx;

namespace NasCloud.Models.Inference;

/// <summary>An exported network in ONNX Runtime, on the processor.</summary>
/// <remarks>Safe for use by several threads.</remarks>
public sealed class OnnxModel : IDisposable
{
    private readonly InferenceSession _session;

    private OnnxModel(InferenceSession session, TensorShape input, IReadOnlyList<string> classes) => (_session, Input, Classes) = (session, input, classes);

    /// <summary>The shape of one image: channels, height, width.</summary>
    public TensorShape Input { get; }

    /// <summary>The names of the classes, in order.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>Loads a model.</summary>
    /// <param name="file">The file's bytes.</param>
    /// <param name="threads">The threads that one call computes with, at least 1.</param>
    /// <exception cref="InvalidDataException">ONNX Runtime refuses it, or it is none of NasCloud's; the message says why.</exception>
    public static OnnxModel Load(byte[] file, int threads = 1)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        try
        {
            using var options = new SessionOptions { IntraOpNumThreads = threads, InterOpNumThreads = 1, ExecutionMode = ExecutionMode.ORT_SEQUENTIAL };
            return Of(new InferenceSession(file, options));
        }
        catch (OnnxRuntimeException exception)
        {
            throw new InvalidDataException($"ONNX Runtime can't load the model: {exception.Message}", exception);
        }
    }

    /// <summary>What the network answers.</summary>
    /// <param name="pixels">Images one after another, each a byte for each row, column and channel, in this order.</param>
    /// <exception cref="ArgumentException">They are no whole number of images, or none.</exception>
    public ModelAnswer Run(byte[] pixels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        var (count, rest) = Math.DivRem(pixels.Length, (int)Input.Elements);
        if (count == 0 || rest != 0)
            throw new ArgumentException($"There are {pixels.Length} bytes: expected a multiple of {Input.Elements}, for images of {Input}.", nameof(pixels));
        using var input = OrtValue.CreateTensorValueFromMemory(pixels, [count, Input.Height, Input.Width, Input.Channels]);
        using var run = new RunOptions();
        using var outputs = _session.Run(run, [OnnxNames.Pixels], [input], [OnnxNames.Logits, OnnxNames.Probabilities, OnnxNames.Label]);
        return new(
            outputs[0].GetTensorDataAsSpan<float>().ToArray(),
            outputs[1].GetTensorDataAsSpan<float>().ToArray(),
            Array.ConvertAll(outputs[2].GetTensorDataAsSpan<long>().ToArray(), label => (int)label));
    }

    /// <inheritdoc/>
    public void Dispose() => _session.Dispose();

    private static OnnxModel Of(InferenceSession session)
    {
        try
        {
            if (!session.InputMetadata.TryGetValue(OnnxNames.Pixels, out var pixels) || pixels.Dimensions is not [_, var height, var width, var channels])
                throw new InvalidDataException($"The model reads {string.Join(", ", session.InputNames)}: expected '{OnnxNames.Pixels}' of batch x height x width x channels, as NasCloud exports networks.");
            if (!session.ModelMetadata.CustomMetadataMap.TryGetValue(OnnxNames.Classes, out var classes))
                throw new InvalidDataException($"The model has no note '{OnnxNames.Classes}' with the names of its classes: expected one that NasCloud exported.");
            return new(session, TensorShape.Image(channels, height, width), JsonSerializer.Deserialize<string[]>(classes)!);
        }
        catch
        {
            session.Dispose();
            throw;
        }
    }
}
