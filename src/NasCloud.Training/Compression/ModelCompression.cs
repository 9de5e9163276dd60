using NasCloud.Core.Collections;
using NasCloud.Core.Searches.Results;
using NasCloud.Core.Specs;
using NasCloud.Models.Inference;
using NasCloud.Models.Networks;
using NasCloud.Models.Quantization;
using NasCloud.Models.Samples;
using NasCloud.Models.Verification;
using NasCloud.Training.Loops;
using NasCloud.Training.Results;
using NasCloud.Training.Samples;
using NasCloud.Training.Trials;

namespace NasCloud.Training.Compression;

/// <summary>Makes a trained network's models: the full one, and smaller ones where they lose little.</summary>
/// <remarks>
/// What a model loses is measured against the full one, on validation data; where the network was trained on those too, on a
/// part of all training data, which both have seen alike. What is lost there is not what is lost on new data, and may be more
/// or less of it. Test data decide nothing, since their figures would be too good then.
/// </remarks>
internal sealed class ModelCompression
{
    private const int MostJudges = 10_000;
    private const int CalibrationSamples = 512;

    private readonly TrainedNetwork _network;
    private readonly CompressionSpec _spec;
    private readonly bool _isCompressed;
    private readonly TrialData _data;
    private readonly SampleStore? _test;
    private readonly SampleStore _judges;
    private readonly SampleStore _calibration;
    private readonly TimeProvider _time;
    private readonly ModelExport _export;
    private readonly List<ModelEntry> _models = [];
    private readonly List<CompressionStep> _steps = [];
    private double _accuracy;

    /// <summary>Prepares to make them.</summary>
    /// <param name="network">The network; smaller ones are made where it reads images.</param>
    /// <param name="spec">What is wanted.</param>
    /// <param name="data">What it was trained on, and what it was not.</param>
    /// <param name="test">Test data, of which accuracy is told; null for none.</param>
    /// <param name="seed">Fixes which training samples are looked at.</param>
    /// <param name="time">Measures latency and how long training takes.</param>
    public ModelCompression(TrainedNetwork network, CompressionSpec spec, TrialData data, SampleStore? test, long seed, TimeProvider time)
    {
        (_network, _spec, _data, _test, _time) = (network, spec, data, test, time);
        _export = new ModelExport(time);
        _isCompressed = QuantizedExporter.CanExport(network);
        var some = data.Training.Part(data.Training.Shuffled(seed, "judges").AsSpan(0, Math.Min(MostJudges, data.Training.Count)));
        _judges = data.Validation ?? some;
        _calibration = some.Part([.. Enumerable.Range(0, Math.Min(CalibrationSamples, some.Count))]);
    }

    private ModelList List => new(_models.ToValueArray())
    {
        Compression = _isCompressed && (_spec.Prune || _spec.Quantize)
            ? new(_spec.LargestLoss, _judges.Count, _data.Validation is not null, _steps.ToValueArray())
            : null,
    };

    /// <summary>Makes the full model, and the one in 8 bits.</summary>
    /// <param name="pulse">Looked at between batches.</param>
    /// <returns>The files to keep, by name.</returns>
    /// <exception cref="ExportMismatchException">The full one does not compute what the network does.</exception>
    public IReadOnlyList<(string Name, byte[] Content)> Export(Pulse pulse)
    {
        var full = Export(ModelKind.Full, _network, pulse);
        List<ExportedModel> models = [full];
        if (_isCompressed)
            _accuracy = Accuracy(full, pulse);
        if (_isCompressed && _spec.Quantize && Quantize(ModelKind.Quantized, _network, pulse) is { } quantized)
            models.Add(quantized);
        return [.. Added(models), .. SamplePrograms.Of(_network)];
    }

    /// <summary>Makes the pruned model, and that one in 8 bits.</summary>
    /// <param name="settings">How the network is pruned.</param>
    /// <param name="pulse">Looked at between batches.</param>
    /// <returns>The files to keep, by name.</returns>
    public IReadOnlyList<(string Name, byte[] Content)> Prune(PruningSettings settings, Pulse pulse)
    {
        var pruned = new NetworkPruning(settings, _data, _judges, _time).Prune(_network, pulse);
        _steps.AddRange(pruned.Steps);
        return pruned.Network is null ? Added([]) : [.. ExportPruned(pruned.Network, pulse)];
    }

    /// <summary>Says why the network is not pruned.</summary>
    /// <returns>The files to keep, by name.</returns>
    public IReadOnlyList<(string Name, byte[] Content)> LeaveUnpruned(string problem)
    {
        _steps.Add(new(ModelKind.Pruned.Name, IsKept: false) { Problem = problem });
        return Added([]);
    }

    private IEnumerable<(string Name, byte[] Content)> ExportPruned(TrainedNetwork network, Pulse pulse)
    {
        ExportedModel model;
        try
        {
            model = Export(ModelKind.Pruned, network, pulse);
        }
        catch (ExportMismatchException exception)
        {
            // The full model stands all the same.
            return LeaveUnpruned(exception.Message);
        }

        List<ExportedModel> models = [model];
        if (_spec.Quantize && Quantize(ModelKind.PrunedQuantized, network, pulse) is { } quantized)
            models.Add(quantized);
        return [.. NetworkFiles.OfPruned(network), .. Added(models)];
    }

    private ExportedModel Export(ModelKind kind, TrainedNetwork network, Pulse pulse) =>
        _export.Export(kind, network, _test ?? _judges, _test is not null, pulse);

    private ExportedModel? Quantize(ModelKind kind, TrainedNetwork network, Pulse pulse)
    {
        var model = _export.Quantize(kind, network, _calibration, _test, pulse);
        var loss = _accuracy - Accuracy(model, pulse);
        _steps.Add(new(kind.Name, loss <= _spec.LargestLoss) { AccuracyLoss = loss, Channels = model.Entry.Channels });
        return loss <= _spec.LargestLoss ? model : null;
    }

    private double Accuracy(ExportedModel model, Pulse pulse)
    {
        using var loaded = OnnxModel.Load(model.File);
        return OnnxEvaluator.Accuracy(loaded, _judges, pulse);
    }

    private IReadOnlyList<(string Name, byte[] Content)> Added(IReadOnlyList<ExportedModel> models)
    {
        _models.AddRange(models.Select(model => model.Entry));
        return [.. models.Select(model => (model.Entry.File, model.File)), (ModelList.FileName, List.ToBytes())];
    }
}
