using System.Collections.Immutable;
using NasCloud.Core.Randomness;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.Specs;
using NasCloud.Core.Trials;
using NasCloud.Training.Files;
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
        return Judge(supernet.Evaluate(assignment.Architecture, data.Validation!, pulse));
    }

    /// <summary>What trains a search's supernet.</summary>
    public static SupernetTrainer Supernet(TrialAssignment assignment, TrialData data) => new(
        new CandidateSampler(assignment.Space, assignment.Spec.Constraints),
        SupernetSettings.Of(assignment.Spec),
        assignment.Spec.Training,
        RandomStream.Seed(assignment.Spec.Seed, "supernet"),
        data,
        ComputeChoice.Of(assignment.Spec.Training));

    private static TrialEstimate Judge(EvaluationResult result) => double.IsFinite(result.Loss)
        ? new(TrialOutcome.Succeeded, result.Metrics)
        : new(TrialOutcome.Diverged, ImmutableSortedDictionary<string, double>.Empty, FormattableString.Invariant($"Its loss with the supernet's weights is {result.Loss}."));
}
