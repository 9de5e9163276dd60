using NasCloud.Core.Architectures;
using NasCloud.Models.Networks;
using NasCloud.Training.Datasets;
using NasCloud.Training.Loops;
using NasCloud.Training.Modules;
using NasCloud.Training.Samples;
using TorchSharp;

namespace NasCloud.Training.Results;

/// <summary>A finished network in libtorch. Computes on the processor, in float32.</summary>
/// <remarks>Call <see cref="Native.TorchRuntime.Initialize"/> first. Not safe for use by several threads.</remarks>
public sealed class TrainedModel : IDisposable
{
    private readonly TrainedNetwork _network;
    private readonly NetworkModule _module;

    /// <summary>Makes a network ready to compute.</summary>
    /// <exception cref="InvalidDataException">Its weights are of another network than its architecture.</exception>
    public TrainedModel(TrainedNetwork network)
    {
        ArgumentNullException.ThrowIfNull(network);
        _network = network;
        _module = TrainedNetworks.Load(network, torch.CPU);
    }

    /// <summary>The network's graph.</summary>
    public Architecture Architecture => _network.Architecture;

    /// <summary>The names of its outputs, in order; empty where it predicts a number.</summary>
    public IReadOnlyList<string> Classes => _network.Classes;

    /// <summary>Loads a network from the folder of a search's result.</summary>
    /// <exception cref="IOException">A file is missing or can't be read.</exception>
    /// <exception cref="InvalidDataException">A file is damaged, or they don't belong together; the message says what is wrong.</exception>
    /// <exception cref="InvalidArchitectureException">The architecture's file describes no network.</exception>
    public static TrainedModel Load(string folder) => new(NetworkFiles.Read(folder));

    /// <summary>Measures the network on labelled samples.</summary>
    /// <param name="samples">At least one, of the network's input shape.</param>
    /// <param name="cancellationToken">Ends it between batches.</param>
    /// <exception cref="ArgumentException">There are no samples, or they are of another shape.</exception>
    public EvaluationResult Evaluate(LabelledSamples samples, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(samples);
        if (samples.Count == 0 || samples.Shape != Architecture.Input)
            throw new ArgumentException($"There are {samples.Count} samples of {samples.Shape}: expected at least one of {Architecture.Input}.", nameof(samples));
        return Evaluator.Evaluate(_module, SampleStore.Of(samples), _network.Normalization, torch.CPU, cancellationToken);
    }

    /// <summary>What the network answers to some samples: a logit for each class, or the standardized number, sample by sample.</summary>
    internal float[] Logits(SampleStore samples, ReadOnlySpan<int> indices)
    {
        using var scope = torch.NewDisposeScope();
        using var _ = torch.no_grad();
        using var loader = new BatchLoader(samples, _network.Normalization, torch.CPU);
        _module.eval();
        return _module.forward(loader.Load(indices).Images).contiguous().data<float>().ToArray();
    }

    /// <inheritdoc/>
    public void Dispose() => _module.Dispose();
}
