using NasCloud.Core.Architectures;
using NasCloud.Training.Datasets;
using NasCloud.Training.Files;
using NasCloud.Training.Loops;
using NasCloud.Training.Modules;
using NasCloud.Training.Samples;
using TorchSharp;

namespace NasCloud.Training.Results;

/// <summary>A finished network, loaded from the files of a search's result. Computes on the processor, in float32.</summary>
/// <remarks>Call <see cref="Native.TorchRuntime.Initialize"/> first. Not safe for use by several threads.</remarks>
public sealed class TrainedModel : IDisposable
{
    private readonly NetworkModule _module;
    private readonly Normalization _normalization;

    private TrainedModel(Architecture architecture, Preprocessing preprocessing, SafetensorsFile weights)
    {
        Architecture = architecture;
        Classes = preprocessing.Classes;
        _normalization = preprocessing.Normalization;
        _module = new NetworkModule(architecture, seed: 0, torch.CPU);
        foreach (var (name, value) in _module.State)
            TensorFiles.Load(weights, name, value);
    }

    /// <summary>The network's graph.</summary>
    public Architecture Architecture { get; }

    /// <summary>The names of its outputs, in order; empty where it predicts a number.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>Loads a network from the folder of a search's result.</summary>
    /// <exception cref="IOException">A file is missing or can't be read.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, or they don't belong together; the message says what is wrong.</exception>
    /// <exception cref="InvalidArchitectureException">The architecture's file describes no network.</exception>
    public static TrainedModel Load(string folder)
    {
        var architecture = ArchitectureJson.Deserialize(File.ReadAllText(Path.Combine(folder, ModelFiles.ArchitectureName)));
        var preprocessing = Preprocessing.Read(Path.Combine(folder, ModelFiles.PreprocessingName));
        if (!preprocessing.Input.SequenceEqual(architecture.Input.Dimensions))
            throw new InvalidDataException($"{ModelFiles.PreprocessingName} is for {string.Join('x', preprocessing.Input)}, and the architecture reads {architecture.Input}: take both from one result.");
        return new(architecture, preprocessing, SafetensorsFile.Read(File.ReadAllBytes(Path.Combine(folder, ModelFiles.WeightsName))));
    }

    /// <summary>Measures the network on labelled samples.</summary>
    /// <param name="samples">At least one, of the network's input shape.</param>
    /// <param name="cancellationToken">Ends it between batches.</param>
    /// <exception cref="ArgumentException">There are no samples, or they are of another shape.</exception>
    public EvaluationResult Evaluate(LabelledSamples samples, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        if (samples.Count == 0 || samples.Shape != Architecture.Input)
            throw new ArgumentException($"There are {samples.Count} samples of {samples.Shape}: expected at least one of {Architecture.Input}.", nameof(samples));
        return Evaluator.Evaluate(_module, SampleStore.Of(samples), _normalization, torch.CPU, cancellationToken);
    }

    /// <inheritdoc/>
    public void Dispose() => _module.Dispose();
}
