using NasCloud.Core.Architectures;
using NasCloud.Core.Randomness;
using NasCloud.Core.Specs;
using NasCloud.Training.Files;
using NasCloud.Training.Modules;
using NasCloud.Training.Native;
using NasCloud.Training.Samples;
using TorchSharp;

namespace NasCloud.Training.Loops;

/// <summary>Trains one network, an epoch at a time. Use and dispose it on one thread, inside a dispose scope.</summary>
/// <remarks>
/// All randomness of an epoch comes from the seed and the epoch's number, so that a trainer that took over a checkpoint
/// goes on bit for bit as the first would have, with an equal number of threads.
/// </remarks>
internal sealed class NetworkTrainer : IDisposable
{
    // The device is asked for the loss, which it has to catch up for, only so often.
    private const int StepsBetweenChecks = 16;

    private readonly TrainingSpec _spec;
    private readonly long _seed;
    private readonly SampleStore _samples;
    private readonly PixelNormalization _normalization;
    private readonly BatchLoader _loader;
    private readonly NetworkOptimizer _optimizer;
    private readonly WeightAverage? _average;
    private readonly GradientShards? _shards;
    private long _steps;

    /// <summary>Prepares a network with fresh weights.</summary>
    /// <param name="architecture">The network.</param>
    /// <param name="spec">How it is trained.</param>
    /// <param name="seed">Fixes the weights and all that is random in training.</param>
    /// <param name="samples">What it is trained on.</param>
    /// <param name="normalization">How pixels are normalized.</param>
    /// <param name="compute">Where and how precisely it computes.</param>
    public NetworkTrainer(
        Architecture architecture, TrainingSpec spec, long seed, SampleStore samples, PixelNormalization normalization, ComputeChoice compute)
    {
        (_spec, _seed, _samples, _normalization) = (spec, seed, samples, normalization);
        Module = new NetworkModule(architecture, WeightSeed(seed), compute.Device) { Precision = compute.Precision };
        _loader = new BatchLoader(samples, normalization, compute.Device);
        _optimizer = new NetworkOptimizer(spec.Optimizer, Module);
        _average = spec.WeightAveraging is { } decay ? new WeightAverage(architecture, Module, decay, compute.Device) : null;
        _shards = GradientShards.TryCreate(architecture, Module, Math.Min(spec.BatchSize, samples.Count), TorchRuntime.Threads, compute.Device);
    }

    /// <summary>The network that is trained.</summary>
    public NetworkModule Module { get; }

    /// <summary>The network that counts: the average of the weights where one is kept.</summary>
    public NetworkModule Result => _average?.Module ?? Module;

    /// <summary>The seed of the weights that training begins with.</summary>
    /// <param name="seed">That of the training.</param>
    public static int WeightSeed(long seed) => RandomStream.Seed(seed, "weights");

    /// <inheritdoc/>
    public void Dispose()
    {
        _shards?.Dispose();
        _average?.Dispose();
        _optimizer.Dispose();
        _loader.Dispose();
        Module.Dispose();
    }

    /// <summary>Trains on every sample once; a last batch that is not full is left out unless it is the only one.</summary>
    /// <param name="epoch">The epoch, from 1.</param>
    /// <param name="schedule">The learning rate.</param>
    /// <param name="pulse">Looked at before each step.</param>
    /// <exception cref="DivergedException">The loss is not finite.</exception>
    /// <exception cref="OperationCanceledException">It was asked to stop; the network is then in the midst of an epoch.</exception>
    public EpochResult TrainEpoch(int epoch, LearningRateSchedule schedule, Pulse pulse)
    {
        using var scope = torch.NewDisposeScope();
        Module.train();
        torch.manual_seed(RandomStream.Seed(_seed, "dropout", epoch));
        _shards?.BeginEpoch();
        var result = TrainSteps(epoch, schedule, pulse);
        _shards?.EndEpoch();
        return result;
    }

    /// <summary>Everything that training goes on from.</summary>
    public void Save(Dictionary<string, string> notes, Dictionary<string, SafetensorsEntry> tensors)
    {
        notes["steps"] = FormattableString.Invariant($"{_steps}");
        foreach (var (name, value) in Module.State)
            tensors[$"network/{name}"] = TensorFiles.Save(value);
        foreach (var (name, value) in _average?.Module.State ?? [])
            tensors[$"average/{name}"] = TensorFiles.Save(value);
        _optimizer.Save(notes, tensors, "optimizer/");
    }

    /// <summary>Takes over what <see cref="Save"/> left.</summary>
    /// <exception cref="InvalidDataException">It is another network's.</exception>
    public void Load(SafetensorsFile file)
    {
        _steps = long.Parse(file.Notes["steps"], System.Globalization.CultureInfo.InvariantCulture);
        foreach (var (name, value) in Module.State)
            TensorFiles.Load(file, $"network/{name}", value);
        foreach (var (name, value) in _average?.Module.State ?? [])
            TensorFiles.Load(file, $"average/{name}", value);
        _optimizer.Load(file, "optimizer/");
    }

    private EpochResult TrainSteps(int epoch, LearningRateSchedule schedule, Pulse pulse)
    {
        var order = Shuffled(epoch);
        var augmenter = AugmenterFor(epoch);
        var size = Math.Min(_spec.BatchSize, order.Length);
        var steps = order.Length / size;
        var total = torch.zeros(1, device: _loader.Device);
        var rate = 0.0;
        for (var step = 0; step < steps; step++)
        {
            pulse.Check();
            rate = schedule.At(epoch - 1 + ((step + 0.5) / steps));
            Step(order.AsSpan(step * size, size), augmenter, rate, total);
            if (step % StepsBetweenChecks == 0 || step == steps - 1)
                Check(total, step + 1, epoch);
        }

        return new(total.item<float>() / steps, rate);
    }

    private void Step(ReadOnlySpan<int> indices, Augmenter? augmenter, double rate, torch.Tensor total)
    {
        using var scope = torch.NewDisposeScope();
        var batch = _loader.Load(indices, augmenter);
        if (_shards is null)
            total.add_(ComputeGradients(batch));
        else
            total.add_(_shards.Compute(batch, _spec.LabelSmoothing));
        if (_spec.GradientClip is { } largest)
            torch.nn.utils.clip_grad_norm_(Module.Weights.Select(weight => weight.Value), largest);
        _optimizer.Step(rate);
        _steps++;
        _average?.Update(_steps);
    }

    private torch.Tensor ComputeGradients(Batch batch)
    {
        var loss = torch.nn.functional.cross_entropy(Module.forward(batch.Images), batch.Labels, label_smoothing: _spec.LabelSmoothing);
        _optimizer.ClearGradients();
        loss.backward();
        return loss.detach();
    }

    private static void Check(torch.Tensor total, int steps, int epoch)
    {
        var mean = total.item<float>() / steps;
        if (!float.IsFinite(mean))
            throw new DivergedException(epoch, mean);
    }

    private int[] Shuffled(int epoch)
    {
        int[] order = [.. Enumerable.Range(0, _samples.Count)];
        RandomStream.Create(_seed, "shuffle", epoch).Shuffle(order);
        return order;
    }

    private Augmenter? AugmenterFor(int epoch) => _spec.Augmentation == new AugmentationSpec()
        ? null
        : new(_spec.Augmentation, _samples, _normalization.MeanPixel, RandomStream.Create(_seed, "augmentation", epoch));
}
