using System.Collections.Immutable;
using NasCloud.Core.Latency;
using NasCloud.Core.Objectives;
using NasCloud.Core.Randomness;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.Specs;
using NasCloud.Core.Trials;
using NasCloud.Models.Files;
using NasCloud.Training.Loops;
using NasCloud.Training.Supernets;
using TorchSharp;

namespace NasCloud.Training.Trials;

/// <summary>A search trial that takes its weights from the search's supernet and trains nothing.</summary>
internal static class InheritedTrial
{
    /// <summary>Whether a trial is one.</summary>
    public static bool Is(TrialAssignment assignment) =>
        assignment.Trial.Kind == TrialKind.Search && EstimatorNames.UsesSupernet(assignment.Spec.Estimator.Name);

    /// <summary>Measures the candidate.</summary>
    /// <param name="assignment">The trial.</param>
    /// <param name="data">Its samples.</param>
    /// <param name="checkpoint">The supernet's.</param>
    /// <param name="pulse">Looked at before each batch.</param>
    /// <exception cref="InvalidDataException">The checkpoint is gone, or no supernet's.</exception>
    public static TrialEstimate Measure(TrialAssignment assignment, TrialData data, byte[]? checkpoint, Pulse pulse)
    {
        var file = SafetensorsFile.Read(checkpoint ?? throw new InvalidDataException("The supernet's checkpoint is gone: no candidate can be scored without it."));
        using var scope = torch.NewDisposeScope();
        using var supernet = Supernet(assignment, data);
        supernet.Load(file);
        var metrics = supernet.Judge(assignment.Trial.Genotype, assignment.Architecture, data.Validation!, pulse);
        return double.IsFinite(metrics[MetricNames.Loss])
            ? new(TrialOutcome.Succeeded, metrics)
            : new(TrialOutcome.Diverged, ImmutableSortedDictionary<string, double>.Empty, FormattableString.Invariant($"Its loss with the supernet's weights is {metrics[MetricNames.Loss]}."));
    }

    /// <summary>What trains a search's supernet.</summary>
    public static ISupernetTrainer Supernet(TrialAssignment assignment, TrialData data)
    {
        var (space, spec) = (assignment.Space, assignment.Spec);
        var (settings, seed, compute) = (SupernetSettings.Of(spec), RandomStream.Seed(spec.Seed, "supernet"), ComputeChoice.Of(spec.Training));
        return spec.Estimator.Name == EstimatorNames.Darts
            ? new DartsTrainer(space, settings, MixtureSettings.Of(spec), spec.Training, seed, data, compute)
            : new SupernetTrainer(new CandidateSampler(space, spec.Constraints, LatencyPredictor.Of(spec)), settings, spec.Training, seed, data, compute);
    }
}
