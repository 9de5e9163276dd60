using System.Collections.Immutable;
using NasCloud.Core.Datasets;
using NasCloud.Core.Trials;
using NasCloud.Models.Networks;
using NasCloud.Models.Onnx;
using NasCloud.Training.Compression;
using NasCloud.Training.Datasets;
using NasCloud.Training.Loops;
using NasCloud.Training.Native;
using NasCloud.Training.Samples;
using NasCloud.Training.Trials;

namespace NasCloud.Training;

/// <summary>Finds a trial's metrics with libtorch, in this process: by training the candidate, with the weights of a supernet, or by zero-cost proxies, as the spec or the trial says.</summary>
/// <remarks>
/// Safe to call from several threads; trials wait for each other, since libtorch's random generator is the process's.
/// Data is read once and kept for the trials that follow. A trial's result depends on the spec, the candidate,
/// the weights it begins with, the number of threads and the machine's instructions, and on nothing else.
/// </remarks>
public sealed class TorchTrialEstimator : ITrialEstimator, IDisposable
{
    private readonly DatasetCatalog _catalog;
    private readonly TimeProvider _time;
    private readonly TrialDataCache _data;
    private readonly CandidateLatency _latency;
    private readonly TorchThread _thread = new();
    private readonly SemaphoreSlim _one = new(1);

    /// <summary>Creates the estimator; libtorch is loaded with the first trial.</summary>
    /// <param name="catalog">Where data is found.</param>
    /// <param name="time">Measures how long training takes.</param>
    public TorchTrialEstimator(DatasetCatalog catalog, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(catalog);
        ArgumentNullException.ThrowIfNull(time);
        (_catalog, _time) = (catalog, time);
        _data = new(catalog);
        _latency = new(catalog, _thread, time);
    }

    /// <summary>Ends the thread that trials train on; call it when no trial runs.</summary>
    public void Dispose()
    {
        _thread.Dispose();
        _one.Dispose();
    }

    /// <inheritdoc/>
    public async Task<TrialEstimate> EstimateAsync(TrialAssignment assignment, ITrialSession session, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(assignment);
        ArgumentNullException.ThrowIfNull(session);
        await _one.WaitAsync(stop);
        try
        {
            var data = await LoadAsync(assignment, stop);
            await PrepareAsync(assignment);
            // Within the lock: what is measured must not share the process's threads with another trial.
            return await _latency.AddToAsync(await MeasureAsync(assignment, data, session, stop), assignment, data.Normalization, stop);
        }
        finally
        {
            _one.Release();
        }
    }

    private async Task<TrialEstimate> MeasureAsync(TrialAssignment assignment, TrialData data, ITrialSession session, CancellationToken stop)
    {
        if (ZeroCostTrial.Is(assignment))
            return await _thread.InvokeAsync(() => ZeroCostTrial.Measure(assignment, data, new(stop, session.ReportProgress)));
        var checkpoint = await ReadAsync(session.OpenCheckpointAsync, stop);
        return InheritedTrial.Is(assignment)
            ? await _thread.InvokeAsync(() => InheritedTrial.Measure(assignment, data, checkpoint, new(stop, session.ReportProgress)))
            : await TrainAsync(assignment, data, checkpoint, session, stop);
    }

    private async Task<TrialData> LoadAsync(TrialAssignment assignment, CancellationToken stop)
    {
        try
        {
            return await _data.GetAsync(TrialDataKey.Of(assignment.Spec, assignment.Trial.Kind), stop);
        }
        catch (DatasetException exception)
        {
            throw new TrainerFaultException(exception.Message, exception);
        }
    }

    private async Task PrepareAsync(TrialAssignment assignment)
    {
        try
        {
            await _thread.InvokeAsync(() => TorchRuntime.Initialize(assignment.Threads));
        }
        catch (TorchUnavailableException exception)
        {
            throw new TrainerFaultException(exception.Message, exception);
        }
    }

    private async Task<TrialEstimate> TrainAsync(TrialAssignment assignment, TrialData data, byte[]? checkpoint, ITrialSession session, CancellationToken stop)
    {
        var inherited = checkpoint is null ? await ReadAsync(session.OpenInheritedCheckpointAsync, stop) : null;
        var training = await _thread.InvokeAsync(() => new TrialTraining(assignment, data, checkpoint, inherited, _time));
        try
        {
            session.Tell(training.Beginning);
            var metrics = await TrainEpochsAsync(training, session, stop);
            if (assignment.Trial.Kind == TrialKind.Final)
                metrics = metrics.AddRange(await FinishAsync(assignment, training, session, stop));
            return new(TrialOutcome.Succeeded, metrics);
        }
        catch (DivergedException exception)
        {
            return new(TrialOutcome.Diverged, ImmutableSortedDictionary<string, double>.Empty, exception.Message);
        }
        finally
        {
            await _thread.InvokeAsync(training.Dispose);
        }
    }

    private async Task<ImmutableSortedDictionary<string, double>> TrainEpochsAsync(TrialTraining training, ITrialSession session, CancellationToken stop)
    {
        var pulse = new Pulse(stop, session.ReportProgress);
        var checkpoints = new CheckpointPace(_time);
        LearningCurvePoint? last = null;
        while (!training.IsComplete)
        {
            last = await _thread.InvokeAsync(() => training.TrainEpoch(pulse));
            // The point first: after a crash before the checkpoint the epoch is trained again, and its point is there already.
            await session.ReportEpochAsync(last, stop);
            // A promotion goes on from the last.
            if (training.IsComplete || checkpoints.IsDue)
                await checkpoints.SaveAsync(() => SaveAsync(training, session, stop));
        }

        return await _thread.InvokeAsync(() => training.Metrics(last, pulse));
    }

    private async Task SaveAsync(TrialTraining training, ITrialSession session, CancellationToken stop)
    {
        var checkpoint = await _thread.InvokeAsync(training.Checkpoint);
        await session.SaveCheckpointAsync(training.Epoch, new MemoryStream(checkpoint), stop);
    }

    /// <summary>Saves the final network, tests it, this once, and exports it.</summary>
    private async Task<ImmutableSortedDictionary<string, double>> FinishAsync(
        TrialAssignment assignment, TrialTraining training, ITrialSession session, CancellationToken stop)
    {
        var source = await _catalog.OpenAsync(assignment.Spec.Dataset!, stop);
        var info = await source.DescribeAsync(stop);
        var network = await _thread.InvokeAsync(() => training.Export(info.Classes, info.Table));
        // First of all: whatever comes later can fail, and these are what the user paid for.
        await SaveAsync(NetworkFiles.Of(network), session, stop);
        session.Tell("the trained network is saved");
        var pulse = new Pulse(stop, session.ReportProgress);
        var test = info.TestCount == 0 ? null : SampleStore.Of(await source.LoadTestAsync(stop));
        var metrics = ImmutableSortedDictionary<string, double>.Empty;
        if (test is not null)
        {
            metrics = metrics.AddRange((await _thread.InvokeAsync(() => training.Test(test, pulse))).TestMetrics);
            session.Tell(FormattableString.Invariant($"tested on {test.Count} samples: {string.Join(", ", metrics.Select(metric => FormattableString.Invariant($"{metric.Key} {metric.Value:G6}")))}"));
        }

        if (OnnxExporter.CanExport(network))
            await CompressAsync(training, await _thread.InvokeAsync(() => training.Compress(network, test)), session, stop);
        return metrics;
    }

    private async Task CompressAsync(TrialTraining training, ModelCompression compression, ITrialSession session, CancellationToken stop)
    {
        var pulse = new Pulse(stop, session.ReportProgress);
        await SaveAsync(await _thread.InvokeAsync(() => compression.Export(pulse)), session, stop);
        if (training.IsPruned)
            await SaveAsync(await PruneAsync(training, compression, session, stop), session, stop);
    }

    private async Task<IReadOnlyList<(string Name, byte[] Content)>> PruneAsync(
        TrialTraining training, ModelCompression compression, ITrialSession session, CancellationToken stop)
    {
        if (!training.MayPrune)
            return compression.LeaveUnpruned("it was begun several times, and no trainer got to its end");
        training.BeginPruning();
        await SaveAsync(training, session, stop);
        return await _thread.InvokeAsync(() => compression.Prune(training.Pruning(), new(stop, session.ReportProgress)));
    }

    private static async Task SaveAsync(IReadOnlyList<(string Name, byte[] Content)> files, ITrialSession session, CancellationToken stop)
    {
        foreach (var (name, content) in files)
            await session.SaveResultAsync(name, new MemoryStream(content), stop);
    }

    private static async Task<byte[]?> ReadAsync(Func<CancellationToken, Task<Stream?>> open, CancellationToken stop)
    {
        await using var checkpoint = await open(stop);
        if (checkpoint is null)
            return null;
        using var content = new MemoryStream();
        await checkpoint.CopyToAsync(content, stop);
        return content.ToArray();
    }
}
