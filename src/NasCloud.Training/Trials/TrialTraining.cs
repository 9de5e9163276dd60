using System.Collections.Immutable;
using NasCloud.Core.Datasets.Tables;
using NasCloud.Core.Objectives;
using NasCloud.Core.Randomness;
using NasCloud.Core.Specs;
using NasCloud.Core.Trials;
using NasCloud.Models.Files;
using NasCloud.Models.Networks;
using NasCloud.Training.Compression;
using NasCloud.Training.Loops;
using NasCloud.Training.Modules;
using NasCloud.Training.Native;
using NasCloud.Training.Results;
using NasCloud.Training.Samples;
using NasCloud.Training.Supernets;
using TorchSharp;

namespace NasCloud.Training.Trials;

/// <summary>One trial's network, or its supernet, while it trains. Made, used and disposed on one thread, with no other one there.</summary>
internal sealed class TrialTraining : IDisposable
{
    // A pruning that takes its trainer with it each time must not take the trained network too.
    private const int MostPrunings = 3;

    private const int EpochsForOneOfFineTuning = 10;

    private readonly DisposeScope _scope;
    private readonly TrialAssignment _assignment;
    private readonly TrialData _data;
    private readonly TimeProvider _time;
    private readonly ComputeChoice _compute;
    private readonly LearningRateSchedule _schedule;
    private IEpochTrainer _trainer;
    private TrialCheckpoint _progress;
    private string _origin = "fresh weights";
    private long _trained;

    /// <summary>Prepares a trial.</summary>
    /// <param name="assignment">The trial.</param>
    /// <param name="data">Its samples.</param>
    /// <param name="checkpoint">What to go on from; null to start afresh, as one that can't be read does.</param>
    /// <param name="inherited">Another candidate's checkpoint, to begin with its weights where shapes agree; null for fresh ones, as where it can't be read.</param>
    /// <param name="time">Measures how long training takes.</param>
    /// <exception cref="InvalidOperationException">The spec asks for a device that there is none of.</exception>
    public TrialTraining(TrialAssignment assignment, TrialData data, byte[]? checkpoint, byte[]? inherited, TimeProvider time)
    {
        (_assignment, _data, _time) = (assignment, data, time);
        _compute = ComputeChoice.Of(Spec);
        _scope = torch.NewDisposeScope();
        _trainer = CreateTrainer();
        _progress = TrialCheckpoint.Fresh(assignment.Trial);
        _trained = time.GetTimestamp();
        if (checkpoint is not null)
            TakeOver(checkpoint);
        else if (inherited is not null)
            Inherit(inherited);
        _schedule = new(PeakRate, Spec.WarmUpEpochs, _progress.Start, _progress.End);
    }

    /// <summary>The seed of a trial, which follows from the candidate and the replica, not from its number: the same candidate always trains alike.</summary>
    public static int Seed(TrialAssignment assignment) =>
        RandomStream.Seed(assignment.Spec.Seed, $"train/{assignment.Trial.ArchitectureId}", assignment.Trial.Replica);

    /// <summary>Whether all epochs are trained.</summary>
    public bool IsComplete => _progress.Epoch >= _progress.LastEpoch;

    /// <summary>What it begins with and where it computes, in words.</summary>
    public string Beginning => FormattableString.Invariant(
        $"trains {_data.Training.Count} samples to epoch {_progress.LastEpoch} on {_compute.Device} in {_compute.Precision.ToString().ToLowerInvariant()}, from {_origin}");

    /// <summary>The epochs trained so far.</summary>
    public int Epoch => _progress.Epoch;

    /// <summary>Whether the trained network is to be pruned.</summary>
    public bool IsPruned => ShareOfPruning > 0;

    /// <summary>Whether pruning may begin: not once it began several times, each on a trainer that did not get to its end.</summary>
    public bool MayPrune => _progress.Prunings < MostPrunings;

    private CompressionSpec Compression => (_assignment.Spec.Final ?? new(0, Spec)).Compression;

    private double ShareOfPruning => _assignment.Trial.Kind == TrialKind.Final && _data.Normalization is PixelNormalization ? Compression.ShareOfTime : 0;

    private bool IsSupernet => _assignment.Trial.Kind == TrialKind.Supernet;

    private double PeakRate => IsSupernet ? SupernetSettings.Of(_assignment.Spec).LearningRate : Spec.Optimizer.LearningRate;

    private NetworkModule Network => ((NetworkTrainer)_trainer).Result;

    private TrainingSpec Spec => _assignment.Trial.Kind == TrialKind.Final && _assignment.Spec.Final is { } final
        ? final.Training
        : _assignment.Spec.Training;

    /// <inheritdoc/>
    public void Dispose()
    {
        _trainer.Dispose();
        _scope.Dispose();
        TorchRuntime.ReleaseMemory();
    }

    /// <summary>Trains and validates one more epoch.</summary>
    /// <exception cref="DivergedException">The loss is not finite.</exception>
    public LearningCurvePoint TrainEpoch(Pulse pulse)
    {
        var begun = _time.GetTimestamp();
        var epoch = _progress.Epoch + 1;
        var result = _trainer.TrainEpoch(epoch, _schedule with { Pace = _progress.Pace }, pulse);
        var metrics = Validate(epoch, pulse);
        _trained = _time.GetTimestamp();
        var seconds = _time.GetElapsedTime(begun, _trained).TotalSeconds;
        _progress = _progress with { Epoch = epoch, Seconds = _progress.Seconds + seconds };
        if (_assignment.Trial.TimeLimit is { } limit && !IsComplete)
            _progress = _progress with { Pace = PaceWithin(limit * (1 - ShareOfPruning), seconds) };
        return new(epoch, result.Loss, metrics, seconds, result.LearningRate);
    }

    /// <summary>What to go on from.</summary>
    public byte[] Checkpoint()
    {
        var (notes, tensors) = (new Dictionary<string, string>(), new Dictionary<string, SafetensorsEntry>());
        _progress.Write(notes);
        _trainer.Save(notes, tensors);
        return new SafetensorsFile(notes, tensors).ToBytes();
    }

    /// <summary>The metrics of the network as it stands.</summary>
    /// <param name="last">What the last epoch measured; null where it was trained by an earlier attempt.</param>
    /// <param name="pulse">Looked at between batches.</param>
    public ImmutableSortedDictionary<string, double> Metrics(LearningCurvePoint? last, Pulse pulse) =>
        (last?.Metrics ?? Validate(_progress.Epoch, pulse)).SetItem(MetricNames.TrainingSeconds, _progress.Seconds);

    /// <summary>The trained network, for good.</summary>
    /// <param name="classes">The names of the classes.</param>
    /// <param name="table">The columns, where samples are rows of a table.</param>
    public TrainedNetwork Export(IReadOnlyList<string> classes, TableSchema? table) =>
        TrainedNetworks.Of(_assignment.Architecture, Network, _data.Normalization, classes, table);

    /// <summary>Measures the trained network on samples it never saw, in float32 as it will be used.</summary>
    public EvaluationResult Test(SampleStore samples, Pulse pulse)
    {
        Network.Precision = torch.ScalarType.Float32;
        return Evaluator.Evaluate(Network, samples, _data.Normalization, _compute.Device, pulse);
    }

    /// <summary>What makes the trained network's models.</summary>
    /// <param name="network">The network.</param>
    /// <param name="test">Test data; null for none.</param>
    public ModelCompression Compress(TrainedNetwork network, SampleStore? test) =>
        new(network, Compression, _data, test, Seed(_assignment), _time);

    /// <summary>Counts a beginning of pruning; save a checkpoint then.</summary>
    public void BeginPruning() => _progress = _progress with { Prunings = _progress.Prunings + 1 };

    /// <summary>How the trained network is pruned in the time that is left.</summary>
    public PruningSettings Pruning() => new(
        Spec,
        Compression.LargestLoss,
        Compression.FineTuningEpochs ?? Math.Max(1, _progress.Epoch / EpochsForOneOfFineTuning),
        Seed(_assignment),
        _compute)
    {
        TimeLimit = _assignment.Trial.TimeLimit - TimeSpan.FromSeconds(_progress.Seconds) - _time.GetElapsedTime(_trained),
        SecondsPerEpoch = _progress.Seconds / Math.Max(1, _progress.Epoch),
    };

    /// <summary>The pace at which the trial ends in time, measured by its last epoch.</summary>
    private SchedulePace PaceWithin(TimeSpan limit, double secondsPerEpoch)
    {
        var epochsLeft = (limit.TotalSeconds - _progress.Seconds) / secondsPerEpoch;
        return _progress.Pace.Within(_progress.Epoch, _progress.End, (int)Math.Clamp(epochsLeft, 1, int.MaxValue));
    }

    private ImmutableSortedDictionary<string, double> Validate(int epoch, Pulse pulse)
    {
        if (_data.Validation is not { } samples)
            return ImmutableSortedDictionary<string, double>.Empty;
        var result = _trainer.Validate(samples, pulse);
        return double.IsFinite(result.Loss) ? result.Metrics : throw new DivergedException(epoch, result.Loss);
    }

    private void TakeOver(byte[] checkpoint)
    {
        try
        {
            var file = SafetensorsFile.Read(checkpoint);
            var progress = TrialCheckpoint.Read(file, _assignment.Trial);
            _trainer.Load(file);
            _progress = progress;
            _origin = $"the checkpoint of epoch {progress.Epoch}";
        }
        catch (InvalidDataException exception)
        {
            // Training again costs time; failing on a checkpoint that stays as it is would cost the trial.
            _trainer.Dispose();
            _trainer = CreateTrainer();
            _origin = $"fresh weights, for its checkpoint can't be read: {exception.Message}";
        }
    }

    private void Inherit(byte[] checkpoint)
    {
        try
        {
            ((NetworkTrainer)_trainer).Inherit(SafetensorsFile.Read(checkpoint));
            _origin = $"weights of trial {_assignment.Trial.InheritsFrom}";
        }
        catch (InvalidDataException exception)
        {
            // Fresh weights do as well, and a file that can't be read would fail every attempt.
            _origin = $"fresh weights, for those of trial {_assignment.Trial.InheritsFrom} can't be read: {exception.Message}";
        }
    }

    private IEpochTrainer CreateTrainer() => IsSupernet
        ? InheritedTrial.Supernet(_assignment, _data)
        : new NetworkTrainer(_assignment.Architecture, Spec, Seed(_assignment), _data.Training, _data.Normalization, _compute);
}
