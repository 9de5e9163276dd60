using NasCloud.Core.Architectures;
using NasCloud.Core.Randomness;
using NasCloud.Training.Modules;
using NasCloud.Training.Native;
using NasCloud.Training.Samples;
using TorchSharp;

namespace NasCloud.Training.Loops;

/// <summary>Computes a batch's gradients on several threads, each with a part of the batch and a copy of the network.</summary>
/// <remarks>
/// The networks of a search are small: their operations end before a second thread has woken up, so that libtorch's own
/// threads gain little. Copies need not meet before the end of the step. They share the weights' memory; batch
/// normalization sees its part of the batch alone, and the statistics of all copies are averaged at an epoch's end. Sums
/// are formed in a fixed order: equal numbers of threads give equal results. Made, used and disposed of on one thread.
/// <para>
/// oneDNN compiles a kernel where it is first needed and keeps the latest; while one thread lets it drop kernels, those that
/// it compiles for another may be broken. An epoch's first step, which compiles all of them, is therefore computed by one
/// thread after another, and a network with more than are kept isn't divided.
/// </para>
/// </remarks>
internal sealed class GradientShards : IDisposable
{
    // Smaller parts are no faster, and too few samples for batch normalization.
    private const int SmallestPart = 32;

    // Forward, backward by input and by weight, and what brings numbers into the order that these want.
    private const int KernelsPerLayer = 8;

    // A teacher only answers.
    private const int KernelsPerTaughtLayer = 4;

    private readonly NetworkModule _main;
    private readonly NetworkModule[] _copies;
    private readonly double[] _losses;
    private readonly Exception?[] _errors;
    private readonly Barrier _barrier;
    private readonly Lock _turn = new();
    private bool _compiled;
    private ShardedStep? _step;

    private GradientShards(Architecture architecture, NetworkModule main, int threads, torch.Device device)
    {
        _main = main;
        _copies = [.. Enumerable.Range(1, threads - 1).Select(_ => Copy(architecture, main, device))];
        _losses = new double[threads];
        _errors = new Exception?[threads];
        _barrier = new Barrier(threads);
        foreach (var (index, copy) in _copies.Index())
            new Thread(() => Work(index + 1, copy)) { IsBackground = true, Name = "shard" }.Start();
    }

    /// <summary>Makes them where they help; null where one thread, a GPU or a small batch leaves nothing to divide.</summary>
    /// <param name="architecture">The network. </param>
    /// <param name="main">The network whose gradients are wanted.</param>
    /// <param name="batchSize">Samples a step.</param>
    /// <param name="threads">The threads there are.</param>
    /// <param name="device">Where the network is.</param>
    /// <param name="teacher">What the network learns from beside the labels; null for none.</param>
    public static GradientShards? TryCreate(
        Architecture architecture, NetworkModule main, int batchSize, int threads, torch.Device device, Teacher? teacher = null)
    {
        var parts = Math.Min(threads, batchSize / SmallestPart);
        return parts > 1 && device.type == DeviceType.CPU && KeepsItsKernels(main, teacher)
            ? new GradientShards(architecture, main, parts, device)
            : null;
    }

    /// <summary>Ends the threads.</summary>
    public void Dispose()
    {
        _step = null;
        _barrier.SignalAndWait();
        _barrier.Dispose();
        foreach (var copy in _copies)
            copy.Dispose();
        torch.set_num_threads(TorchRuntime.Threads);
    }

    /// <summary>Prepares the copies for an epoch: their statistics begin where the network's stand. From here on this thread computes alone.</summary>
    /// <param name="dropout">Fixes what dropout drops in the copies, which each drop something else.</param>
    public void BeginEpoch(int dropout)
    {
        torch.set_num_threads(1);
        // An evaluation in between may have taken the place of this network's kernels.
        _compiled = false;
        using var _ = torch.no_grad();
        foreach (var (index, copy) in _copies.Index())
        {
            copy.train();
            copy.SeedDropout(RandomStream.Seed(dropout, "shard", index));
            copy.Precision = _main.Precision;
            foreach (var (theirs, ours) in copy.Statistics.Zip(_main.Statistics))
                theirs.Value.copy_(ours.Value);
        }
    }

    /// <summary>Gives the network the mean of all statistics, and this thread its helpers back.</summary>
    public void EndEpoch()
    {
        torch.set_num_threads(TorchRuntime.Threads);
        using var scope = torch.NewDisposeScope();
        using var _ = torch.no_grad();
        foreach (var (place, (_, ours)) in _main.Statistics.Index())
        {
            foreach (var copy in _copies)
                ours.add_(copy.Statistics[place].Value);
            ours.div_(_copies.Length + 1);
        }
    }

    /// <summary>Leaves the gradients of the batch's mean loss in the network.</summary>
    /// <returns>The mean loss.</returns>
    /// <param name="batch">All of it.</param>
    /// <param name="objective">The loss.</param>
    public double Compute(Batch batch, TrainingObjective objective)
    {
        _step = new ShardedStep(batch, objective, InTurn: !_compiled);
        _barrier.SignalAndWait();
        Run(0, _main);
        _barrier.SignalAndWait();
        if (_errors.FirstOrDefault(error => error is not null) is { } error)
            throw new InvalidOperationException($"A part of the batch failed: {error.Message}", error);
        _compiled = true;
        Reduce();
        return _losses.Sum();
    }

    private static bool KeepsItsKernels(NetworkModule module, Teacher? teacher) =>
        (module.Weights.Count(weight => weight.Value.dim() > 1) * KernelsPerLayer) + ((teacher?.Layers ?? 0) * KernelsPerTaughtLayer) <= TorchRuntime.KeptKernels;

    private static NetworkModule Copy(Architecture architecture, NetworkModule main, torch.Device device)
    {
        using var _ = torch.no_grad();
        var copy = new NetworkModule(architecture, seed: 0, device);
        foreach (var (theirs, ours) in copy.Weights.Zip(main.Weights))
            theirs.Value.set_(ours.Value);
        return copy;
    }

    private void Work(int part, NetworkModule copy)
    {
        torch.set_num_threads(1);
        while (true)
        {
            _barrier.SignalAndWait();
            if (_step is null)
                return;
            Run(part, copy);
            _barrier.SignalAndWait();
        }
    }

    private void Run(int part, NetworkModule module)
    {
        try
        {
            _errors[part] = null;
            _losses[part] = _step!.InTurn ? BackwardInTurn(part, module, _step) : Backward(part, module, _step);
        }
        catch (Exception exception)
        {
            // The others wait at the end of the step; the error is told there.
            _errors[part] = exception;
        }
    }

    private double BackwardInTurn(int part, NetworkModule module, ShardedStep step)
    {
        lock (_turn)
            return Backward(part, module, step);
    }

    private double Backward(int part, NetworkModule module, ShardedStep step)
    {
        using var scope = torch.NewDisposeScope();
        var parts = _losses.Length;
        var count = step.Batch.Images.shape[0];
        var (from, to) = (count * part / parts, count * (part + 1) / parts);
        foreach (var (_, weight) in module.Weights)
            weight.grad = null;
        var share = new Batch(step.Batch.Images.narrow(0, from, to - from), step.Batch.Labels.narrow(0, from, to - from));
        var loss = step.Objective.Mean(module, share) * ((double)(to - from) / count);
        loss.backward();
        return loss.item<float>();
    }

    private void Reduce()
    {
        using var scope = torch.NewDisposeScope();
        using var _ = torch.no_grad();
        foreach (var (place, (_, weight)) in _main.Weights.Index())
        {
            foreach (var copy in _copies)
            {
                // A weight that nothing reads has none, in any copy.
                if (weight.grad is { } sum && copy.Weights[place].Value.grad is { } part)
                    sum.add_(part);
            }
        }
    }
}
