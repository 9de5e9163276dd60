using NasCloud.Core.Architectures;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.Strategies;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Searches.Reports;

/// <summary>One trial in full, as programs get it.</summary>
/// <param name="Trial">What was asked for.</param>
/// <param name="Score">How it ended; null while it is open.</param>
/// <param name="Curve">Its learning curve so far, a point an epoch.</param>
/// <param name="Architecture">Its network, simplified as it is trained.</param>
public sealed record TrialDetail(Trial Trial, TrialScore? Score, IReadOnlyList<LearningCurvePoint> Curve, Architecture Architecture)
{
    /// <summary>What each node of the network makes and costs, in their order.</summary>
    public IReadOnlyList<NodeReport> Nodes { get; } = NodeReport.Of(Architecture);

    /// <summary>The attempts at it so far, in their order; empty where scores are looked up.</summary>
    public IReadOnlyList<AttemptReport> Attempts { get; init; } = [];

    /// <summary>Reads what the ledger does not hold of a trial.</summary>
    /// <param name="repository">The store.</param>
    /// <param name="manifest">The trial's search.</param>
    /// <param name="trial">The trial.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="InvalidDataException">The curve is damaged.</exception>
    public static async Task<TrialDetail> ReadAsync(SearchRepository repository, SearchManifest manifest, Observation trial, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(trial);
        var architecture = SearchComponents.CreateSpace(manifest).Decode(trial.Trial.Genotype).Simplify();
        var curve = await repository.ReadCurveAsync(manifest.Id, trial.Trial.Number, cancellationToken);
        var attempts = await repository.ReadAttemptsAsync(manifest.Id, trial.Trial.Number, cancellationToken);
        return new TrialDetail(trial.Trial, trial.Score, curve, architecture) { Attempts = [.. attempts.Select(AttemptReport.Of)] };
    }
}
