using System.Globalization;
using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets.Tables;
using NasCloud.Core.Objectives;
using NasCloud.Core.Trials;
using NasCloud.Models.Inference;
using NasCloud.Models.Latency;
using NasCloud.Models.Networks;
using NasCloud.Models.Onnx;
using NasCloud.Training.Datasets;
using NasCloud.Training.Modules;
using NasCloud.Training.Native;
using NasCloud.Training.Results;
using TorchSharp;

namespace NasCloud.Training.Trials;

/// <summary>Measures the latency of candidates whose search asks for it, each once: no training changes it. Not safe for use by several threads.</summary>
/// <param name="catalog">Where data is found.</param>
/// <param name="thread">Where networks are made.</param>
/// <param name="time">The clock that they are measured with.</param>
internal sealed class CandidateLatency(DatasetCatalog catalog, TorchThread thread, TimeProvider time)
{
    private readonly LatencyMeter _meter = new(time);

    // By architecture: a trial that goes on from another has the same network.
    private readonly Dictionary<string, double> _milliseconds = new(StringComparer.Ordinal);

    /// <summary>An estimate with the latency where it is wanted.</summary>
    /// <param name="estimate">What was measured besides.</param>
    /// <param name="assignment">The trial.</param>
    /// <param name="normalization">How its samples are normalized, which the exported network does itself.</param>
    /// <param name="stop">Ends it before the measurement.</param>
    public async Task<TrialEstimate> AddToAsync(TrialEstimate estimate, TrialAssignment assignment, Normalization normalization, CancellationToken stop)
    {
        if (estimate.Outcome != TrialOutcome.Succeeded || !IsWanted(assignment))
            return estimate;
        if (!_milliseconds.TryGetValue(assignment.Trial.ArchitectureId, out var milliseconds))
        {
            milliseconds = await MeasureAsync(assignment, normalization, stop);
            _milliseconds[assignment.Trial.ArchitectureId] = milliseconds;
        }

        return estimate with { Metrics = estimate.Metrics.SetItem(MetricNames.LatencyMs, milliseconds) };
    }

    // A screening is ranked by its proxy alone.
    private static bool IsWanted(TrialAssignment assignment) =>
        assignment.Trial is { Kind: not TrialKind.Supernet, IsScreening: false }
        && assignment.Spec.Objectives.Any(objective => objective.Metric == MetricNames.LatencyMs);

    private async Task<double> MeasureAsync(TrialAssignment assignment, Normalization normalization, CancellationToken stop)
    {
        var table = normalization is ColumnNormalization ? await ReadTableAsync(assignment, stop) : null;
        var network = await thread.InvokeAsync(() => Untrained(assignment.Architecture, normalization, table));
        using var model = OnnxModel.Load(OnnxExporter.Export(network));
        return _meter.Measure(model).TotalMilliseconds;
    }

    private async Task<TableSchema?> ReadTableAsync(TrialAssignment assignment, CancellationToken stop)
    {
        var source = await catalog.OpenAsync(assignment.Spec.Dataset!, stop);
        return (await source.DescribeAsync(stop)).Table;
    }

    /// <summary>The network with fresh weights: it computes as long as a trained one.</summary>
    private static TrainedNetwork Untrained(Architecture architecture, Normalization normalization, TableSchema? table)
    {
        using var scope = torch.NewDisposeScope();
        using var module = new NetworkModule(architecture, seed: 0, torch.CPU);
        var classes = Enumerable.Range(0, architecture.OutputShape.Channels).Select(number => number.ToString(CultureInfo.InvariantCulture));
        return TrainedNetworks.Of(architecture, module, normalization, [.. classes], table);
    }
}
