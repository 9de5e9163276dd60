using System.Collections.Immutable;
using NasCloud.Core.Architectures;
using NasCloud.Core.Objectives;
using NasCloud.Core.Randomness;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Specs;
using NasCloud.Models.Files;
using NasCloud.Training.Loops;
using NasCloud.Training.Samples;
using NasCloud.Training.Trials;
using TorchSharp;

namespace NasCloud.Training.Supernets;

/// <summary>Trains a network of all options at once, and how it mixes them.</summary>
/// <remarks>
/// DARTS (Liu et al. 2019, arXiv 1806.09055), first order: one half of the training samples teaches the weights, the other
/// the mixtures, a step each in turn. Normalizations within options don't learn, or they would undo what mixtures do.
/// </remarks>
internal sealed class DartsTrainer : ISupernetTrainer
{
    private const double LargestGradient = 5;

    private readonly SupernetSettings _settings;
    private readonly TrainingSpec _spec;
    private readonly long _seed;
    private readonly ComputeChoice _compute;
    private readonly SampleStore _mixtureSamples;
    private readonly BatchLoader _mixtureLoader;
    private readonly EpochLoop _loop;
    private readonly SharedWeights _weights;
    private readonly SharedNetwork _network;
    private readonly Mixtures _mixtures;
    private readonly InheritedWeights _inherited;

    /// <summary>Prepares fresh weights.</summary>
    /// <param name="space">The search space, one that can be relaxed.</param>
    /// <param name="settings">What is particular to supernets.</param>
    /// <param name="mixtures">How mixtures are learned.</param>
    /// <param name="spec">How weights are trained besides: batches, augmentation, label smoothing, precision.</param>
    /// <param name="seed">Fixes the weights and all that is random in training.</param>
    /// <param name="data">What it is trained on, at least two samples.</param>
    /// <param name="compute">Where and how precisely it computes.</param>
    public DartsTrainer(SearchSpace space, SupernetSettings settings, MixtureSettings mixtures, TrainingSpec spec, long seed, TrialData data, ComputeChoice compute)
    {
        (_settings, _spec, _seed, _compute) = (settings, spec, seed, compute);
        var relaxed = space.Relax() ?? throw new ArgumentException($"The options of space '{space.Name}' can't be computed all at once.", nameof(space));
        var (weightSamples, mixtureSamples) = Halves(data.Training, seed);
        _mixtureSamples = mixtureSamples;
        _mixtureLoader = new(mixtureSamples, data.Normalization, compute.Device);
        _loop = new(spec, seed, weightSamples, data.Normalization, compute.Device);
        _weights = new(NetworkTrainer.WeightSeed(seed), compute.Device);
        _network = _weights.Network(relaxed.Architecture, relaxed.Mixtures);
        _network.Module.Precision = compute.Precision;
        _mixtures = new(space, mixtures, seed, compute.Device);
        _inherited = new(data, seed, settings.CalibrationBatches, spec.BatchSize, compute.Device);
        FreezeNormalizations(relaxed);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _mixtures.Dispose();
        _network.Dispose();
        _weights.Dispose();
        _mixtureLoader.Dispose();
        _loop.Dispose();
    }

    /// <inheritdoc/>
    public EpochResult TrainEpoch(int epoch, LearningRateSchedule schedule, Pulse pulse)
    {
        _network.Module.train();
        _network.Module.SeedDropout(RandomStream.Seed(_seed, "dropout", epoch));
        var batches = MixtureBatches(epoch).GetEnumerator();
        return _loop.Run(epoch, schedule, pulse, (batch, rate, total) =>
        {
            batches.MoveNext();
            StepMixtures(batches.Current);
            total.add_(StepWeights(batch, rate));
        });
    }

    /// <summary>The network of all options, mixed as they are at the moment.</summary>
    public EvaluationResult Validate(SampleStore samples, Pulse pulse)
    {
        using var scope = torch.NewDisposeScope();
        using var _ = torch.no_grad();
        _network.Module.Mixtures = _mixtures.Shares();
        return _inherited.Evaluate(_network.Module, samples, pulse);
    }

    /// <inheritdoc/>
    public void Save(Dictionary<string, string> notes, Dictionary<string, SafetensorsEntry> tensors)
    {
        _weights.Save(tensors);
        _mixtures.Save(tensors);
    }

    /// <inheritdoc/>
    public void Load(SafetensorsFile file)
    {
        _weights.Overwrite(file);
        _mixtures.Load(file);
    }

    /// <inheritdoc/>
    public ImmutableSortedDictionary<string, double> Judge(Genotype genotype, Architecture candidate, SampleStore samples, Pulse pulse)
    {
        using var network = _weights.Network(candidate);
        network.Module.Precision = _compute.Precision;
        return _inherited.Evaluate(network.Module, samples, pulse).Metrics.Add(MetricNames.Preference, Preference(genotype));
    }

    /// <summary>The logarithm of a candidate's share in the mixtures, at most 0.</summary>
    /// <param name="genotype">The candidate.</param>
    public double Preference(Genotype genotype) => _mixtures.Preference(genotype);

    private void StepMixtures(int[] indices)
    {
        using var scope = torch.NewDisposeScope();
        _mixtures.ClearGradients();
        Loss(_mixtureLoader.Load(indices)).backward();
        _mixtures.Step();
    }

    private torch.Tensor StepWeights(Batch batch, double rate)
    {
        _network.ClearGradients();
        var loss = Loss(batch);
        loss.backward();
        _network.Step(rate, _settings.WeightDecay, _spec.GradientClip ?? LargestGradient);
        return loss.detach();
    }

    private torch.Tensor Loss(Batch batch)
    {
        _network.Module.Mixtures = _mixtures.Shares();
        return TrainingLoss.Mean(_network.Module.forward(batch.Images), batch.Labels, _spec.LabelSmoothing);
    }

    private IEnumerable<int[]> MixtureBatches(int epoch)
    {
        var order = _mixtureSamples.Shuffled(_seed, "mixtures", epoch);
        var size = Math.Min(_spec.BatchSize, order.Length);
        // As many as the other half has at most: it is no smaller by more than a sample.
        for (var step = 0; ; step++)
            yield return order[(step % (order.Length / size) * size)..][..size];
    }

    private void FreezeNormalizations(Relaxation relaxed)
    {
        var within = relaxed.Architecture.Nodes
            .Where(node => node.Operation is BatchNormalization && relaxed.Mixtures.Keys.Any(mixture => node.Name.StartsWith($"{mixture}.", StringComparison.Ordinal)))
            .SelectMany(node => new[] { $"{node.Name}.weight", $"{node.Name}.bias" })
            .ToHashSet(StringComparer.Ordinal);
        foreach (var (_, value) in _network.Module.Weights.Where(weight => within.Contains(weight.Name)))
            value.requires_grad = false;
    }

    private static (SampleStore Weights, SampleStore Mixtures) Halves(SampleStore samples, long seed)
    {
        var order = samples.Shuffled(seed, "halves");
        var half = (order.Length + 1) / 2;
        return (samples.Part(order.AsSpan(0, half)), samples.Part(order.AsSpan(half)));
    }
}
