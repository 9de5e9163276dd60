using NasCloud.Core.Architectures;
using NasCloud.Core.Randomness;
using NasCloud.Core.Specs;
using NasCloud.Models.Files;
using NasCloud.Models.Networks;
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
internal sealed class NetworkTrainer : IEpochTrainer
{
    private readonly TrainingSpec _spec;
    private readonly TrainingObjective _objective;
    private readonly Normalization _normalization;
    private readonly torch.Device _device;
    private readonly EpochLoop _loop;
    private readonly NetworkOptimizer _optimizer;
    private readonly WeightAverage? _average;
    private readonly GradientShards? _shards;
    private readonly long _seed;
    private long _steps;

    /// <summary>Prepares a network with fresh weights.</summary>
    /// <param name="architecture">The network.</param>
    /// <param name="spec">How it is trained.</param>
    /// <param name="seed">Fixes the weights and all that is random in training.</param>
    /// <param name="samples">What it is trained on.</param>
    /// <param name="normalization">How samples are normalized.</param>
    /// <param name="compute">Where and how precisely it computes.</param>
    /// <param name="teacher">A network to learn from beside the labels, which stays the caller's; null for none.</param>
    public NetworkTrainer(
        Architecture architecture, TrainingSpec spec, long seed, SampleStore samples, Normalization normalization, ComputeChoice compute, Teacher? teacher = null)
    {
        _objective = new TrainingObjective(spec.LabelSmoothing, teacher);
        (_spec, _normalization, _device, _seed) = (spec, normalization, compute.Device, seed);
        Module = new NetworkModule(architecture, WeightSeed(seed), compute.Device) { Precision = compute.Precision };
        _loop = new EpochLoop(spec, seed, samples, normalization, compute.Device);
        _optimizer = new NetworkOptimizer(spec.Optimizer, Module);
        _average = spec.WeightAveraging is { } decay ? new WeightAverage(architecture, Module, decay, compute.Device) : null;
        _shards = GradientShards.TryCreate(architecture, Module, Math.Min(spec.BatchSize, samples.Count), TorchRuntime.Threads, compute.Device, teacher);
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
        _loop.Dispose();
        Module.Dispose();
    }

    /// <inheritdoc/>
    public EpochResult TrainEpoch(int epoch, LearningRateSchedule schedule, Pulse pulse)
    {
        using var scope = torch.NewDisposeScope();
        var dropout = RandomStream.Seed(_seed, "dropout", epoch);
        Module.train();
        Module.SeedDropout(dropout);
        _shards?.BeginEpoch(dropout);
        var result = _loop.Run(epoch, schedule, pulse, Step);
        _shards?.EndEpoch();
        return result;
    }

    /// <inheritdoc/>
    public EvaluationResult Validate(SampleStore samples, Pulse pulse) => Evaluator.Evaluate(Result, samples, _normalization, _device, pulse);

    /// <inheritdoc/>
    public void Save(Dictionary<string, string> notes, Dictionary<string, SafetensorsEntry> tensors)
    {
        notes["steps"] = FormattableString.Invariant($"{_steps}");
        foreach (var (name, value) in Module.State)
            tensors[$"network/{name}"] = TensorFiles.Save(value);
        foreach (var (name, value) in _average?.Module.State ?? [])
            tensors[$"average/{name}"] = TensorFiles.Save(value);
        _optimizer.Save(notes, tensors, "optimizer/");
    }

    /// <inheritdoc/>
    public void Load(SafetensorsFile file)
    {
        _steps = long.Parse(file.Notes["steps"], System.Globalization.CultureInfo.InvariantCulture);
        foreach (var (name, value) in Module.State)
            TensorFiles.Load(file, $"network/{name}", value);
        foreach (var (name, value) in _average?.Module.State ?? [])
            TensorFiles.Load(file, $"average/{name}", value);
        _optimizer.Load(file, "optimizer/");
    }

    /// <summary>Begins with the weights of another network, where it has layers of the same name and shape.</summary>
    /// <param name="file">What <see cref="Save"/> left of the other one; the average of its weights counts where it kept one.</param>
    public void Inherit(SafetensorsFile file)
    {
        foreach (var (name, value) in Module.State)
        {
            var source = new[] { $"average/{name}", $"network/{name}" }.FirstOrDefault(file.Tensors.ContainsKey);
            if (source is not null && file.Tensors[source].Shape.AsSpan().SequenceEqual(value.shape))
                TensorFiles.Load(file, source, value);
        }
    }

    /// <summary>Begins with weights that are there already.</summary>
    /// <param name="weights">The weights, by node and part; all of them.</param>
    /// <exception cref="InvalidDataException">They are of another network.</exception>
    public void Begin(IReadOnlyDictionary<string, SafetensorsEntry> weights)
    {
        var file = new SafetensorsFile(new Dictionary<string, string>(), weights);
        foreach (var (name, value) in Module.State.Concat(_average?.Module.State ?? []))
            TensorFiles.Load(file, name, value);
    }

    private void Step(Batch batch, double rate, torch.Tensor total)
    {
        if (_shards is null)
            total.add_(ComputeGradients(batch));
        else
            total.add_(_shards.Compute(batch, _objective));
        if (_spec.GradientClip is { } largest)
            torch.nn.utils.clip_grad_norm_(Module.Weights.Select(weight => weight.Value), largest);
        _optimizer.Step(rate);
        _steps++;
        _average?.Update(_steps);
    }

    private torch.Tensor ComputeGradients(Batch batch)
    {
        var loss = _objective.Mean(Module, batch);
        _optimizer.ClearGradients();
        loss.backward();
        return loss.detach();
    }
}
