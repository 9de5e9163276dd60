using System.Collections.Immutable;
using NasCloud.Core.Specs;
using NasCloud.Core.Trials;
using NasCloud.Training.Loops;
using NasCloud.Training.Native;
using NasCloud.Training.Samples;
using NasCloud.Training.ZeroCost;
using TorchSharp;

namespace NasCloud.Training.Trials;

/// <summary>A search trial whose metrics are zero-cost proxies.</summary>
internal static class ZeroCostTrial
{
    /// <summary>Whether a trial is one.</summary>
    public static bool Is(TrialAssignment assignment) =>
        assignment.Trial.IsScreening || (assignment.Trial.Kind == TrialKind.Search && assignment.Spec.Estimator.Name == EstimatorNames.ZeroCost);

    /// <summary>Computes the proxies that the spec names, or the one that it screens by, with the weights that training would begin with.</summary>
    /// <param name="assignment">The trial.</param>
    /// <param name="data">Its samples.</param>
    /// <param name="pulse">Looked at before each proxy.</param>
    public static TrialEstimate Measure(TrialAssignment assignment, TrialData data, Pulse pulse)
    {
        var (proxies, batchSize) = Wanted(assignment);
        var metrics = ImmutableSortedDictionary<string, double>.Empty;
        using (torch.NewDisposeScope())
        {
            var batch = LoadBatch(assignment.Spec, data, batchSize);
            var network = new UntrainedNetwork(assignment.Architecture, NetworkTrainer.WeightSeed(TrialTraining.Seed(assignment)), batch);
            foreach (var name in proxies)
            {
                pulse.Check();
                metrics = metrics.Add(name, ZeroCostProxies.Of(name).Score(network));
            }
        }

        TorchRuntime.ReleaseMemory();
        return Judge(metrics);
    }

    private static (IReadOnlyList<string> Proxies, int BatchSize) Wanted(TrialAssignment assignment)
    {
        if (assignment.Trial.IsScreening && assignment.Spec.Screening is { } screening)
            return ([screening.Proxy], screening.BatchSize);
        var parameters = assignment.Spec.Estimator.Parameters;
        return (parameters.Texts(EstimatorNames.ZeroCostProxies), parameters.Integer(EstimatorNames.ZeroCostBatchSize));
    }

    private static TrialEstimate Judge(ImmutableSortedDictionary<string, double> metrics)
    {
        var wrong = metrics.Where(metric => !double.IsFinite(metric.Value)).Select(metric => metric.Key).FirstOrDefault();
        return wrong is null
            ? new(TrialOutcome.Succeeded, metrics)
            : new(TrialOutcome.Failed, ImmutableSortedDictionary<string, double>.Empty, $"{wrong} is not a finite number: the network is too deep or too wide to have it computed.");
    }

    /// <summary>The same samples for every candidate, so that their scores compare.</summary>
    private static Batch LoadBatch(SearchSpec spec, TrialData data, int size)
    {
        var order = data.Training.Shuffled(spec.Seed, "zero-cost");
        using var loader = new BatchLoader(data.Training, data.Normalization, ComputeChoice.Of(spec.Training).Device);
        return loader.Load(order.AsSpan(0, Math.Min(size, order.Length)));
    }
}
