using System.Collections.Immutable;
using NasCloud.Core.Architectures;
using NasCloud.Core.Randomness;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Specs;
using NasCloud.Models.Files;
using NasCloud.Training.Loops;
using NasCloud.Training.Samples;
using NasCloud.Training.Trials;
using TorchSharp;

namespace NasCloud.Training.Supernets;

/// <summary>Trains the weights that all candidates share: at each step those of one of them, drawn anew.</summary>
/// <remarks>Single path, uniformly drawn (Guo et al. 2020, arXiv 1904.00420).</remarks>
internal sealed class SupernetTrainer : ISupernetTrainer
{
    // Networks differ much in what the same weights are worth to them; a few steps of one must not spoil those of all.
    private const double LargestGradient = 5;

    // So many networks stand for all where the weights are validated.
    private const int Examples = 3;

    private readonly CandidateSampler _sampler;
    private readonly SupernetSettings _settings;
    private readonly TrainingSpec _spec;
    private readonly long _seed;
    private readonly ComputeChoice _compute;
    private readonly EpochLoop _loop;
    private readonly SharedWeights _weights;
    private readonly InheritedWeights _inherited;

    /// <summary>Prepares fresh weights.</summary>
    /// <param name="sampler">Draws the networks.</param>
    /// <param name="settings">What is particular to supernets.</param>
    /// <param name="spec">How it is trained besides: batches, augmentation, label smoothing, precision.</param>
    /// <param name="seed">Fixes the weights and all that is random in training.</param>
    /// <param name="data">What it is trained on.</param>
    /// <param name="compute">Where and how precisely it computes.</param>
    public SupernetTrainer(CandidateSampler sampler, SupernetSettings settings, TrainingSpec spec, long seed, TrialData data, ComputeChoice compute)
    {
        (_sampler, _settings, _spec, _seed, _compute) = (sampler, settings, spec, seed, compute);
        _loop = new(spec, seed, data.Training, data.Normalization, compute.Device);
        _weights = new(NetworkTrainer.WeightSeed(seed), compute.Device);
        _inherited = new(data, seed, settings.CalibrationBatches, spec.BatchSize, compute.Device);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _weights.Dispose();
        _loop.Dispose();
    }

    /// <inheritdoc/>
    public EpochResult TrainEpoch(int epoch, LearningRateSchedule schedule, Pulse pulse)
    {
        var paths = RandomStream.Create(_seed, "paths", epoch);
        var dropout = RandomStream.Create(_seed, "dropout", epoch);
        return _loop.Run(epoch, schedule, pulse, (batch, rate, total) => total.add_(Step(_sampler.Draw(paths), dropout.Next(), batch, rate)));
    }

    /// <summary>The means of a few networks, always the same.</summary>
    public EvaluationResult Validate(SampleStore samples, Pulse pulse)
    {
        var random = RandomStream.Create(_seed, "examples");
        var results = Enumerable.Range(0, Examples).Select(_ => Evaluate(_sampler.Draw(random), samples, pulse)).ToList();
        // One that the weights don't suit says nothing of the others.
        if (results.Any(result => double.IsFinite(result.Loss)))
            results.RemoveAll(result => !double.IsFinite(result.Loss));
        return EvaluationResult.Mean(results);
    }

    /// <inheritdoc/>
    public void Save(Dictionary<string, string> notes, Dictionary<string, SafetensorsEntry> tensors) => _weights.Save(tensors);

    /// <inheritdoc/>
    public void Load(SafetensorsFile file) => _weights.Load(file);

    /// <inheritdoc/>
    public ImmutableSortedDictionary<string, double> Judge(Genotype genotype, Architecture candidate, SampleStore samples, Pulse pulse) =>
        Evaluate(candidate, samples, pulse).Metrics;

    /// <summary>Measures a candidate with its share of the weights.</summary>
    /// <param name="candidate">The candidate.</param>
    /// <param name="samples">What it is measured on.</param>
    /// <param name="pulse">Looked at before each batch.</param>
    public EvaluationResult Evaluate(Architecture candidate, SampleStore samples, Pulse pulse)
    {
        using var network = _weights.Network(candidate);
        network.Module.Precision = _compute.Precision;
        return _inherited.Evaluate(network.Module, samples, pulse);
    }

    private torch.Tensor Step(Architecture path, int dropout, Batch batch, double rate)
    {
        using var network = _weights.Network(path);
        network.Module.Precision = _compute.Precision;
        network.Module.train();
        network.Module.SeedDropout(dropout);
        var loss = TrainingLoss.Mean(network.Module.forward(batch.Images), batch.Labels, _spec.LabelSmoothing);
        loss.backward();
        return network.Step(rate, _settings.WeightDecay, _spec.GradientClip ?? LargestGradient) ? loss.detach() : torch.zeros_like(loss);
    }
}
