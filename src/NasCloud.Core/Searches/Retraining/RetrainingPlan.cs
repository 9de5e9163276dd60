using NasCloud.Core.Strategies;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Searches.Retraining;

/// <summary>A trial of a search that is to be trained anew, as the search would train its winner, with one seed or several.</summary>
/// <param name="Search">The search as it stands.</param>
/// <param name="Candidate">The trial.</param>
/// <param name="Epochs">Epochs from fresh weights, 1 to <see cref="MostEpochs"/>.</param>
/// <param name="Seeds">How many times, 1 to <see cref="MostSeeds"/>; each time with random numbers of its own.</param>
public sealed record RetrainingPlan(SearchSnapshot Search, Observation Candidate, int Epochs, int Seeds)
{
    /// <summary>The most epochs, as of the final training of a spec.</summary>
    public const int MostEpochs = 1_000_000;

    /// <summary>The most seeds.</summary>
    public const int MostSeeds = 100;

    /// <summary>The search.</summary>
    public SearchManifest Manifest => Search.Manifest;

    /// <summary>The <see cref="RetrainingDocument"/>: what was asked for. Its lease is the right to train.</summary>
    public string Document => $"{Folder}/retraining.json";

    /// <summary>Where what comes of it lies in the store.</summary>
    public string Folder => SearchPaths.Retrained(Manifest.Id, Candidate.Trial.Number, Epochs);

    /// <summary>The trainings, one for each seed.</summary>
    public IEnumerable<RetrainedSeed> All => Enumerable.Range(0, Seeds).Select(seed => new RetrainedSeed(this, seed));

    /// <summary>Why a trial can't be trained anew, and what to do; null where it can.</summary>
    /// <param name="search">The search.</param>
    /// <param name="candidate">One of its trials.</param>
    public static string? FindProblem(SearchSnapshot search, Observation candidate)
    {
        ArgumentNullException.ThrowIfNull(search);
        ArgumentNullException.ThrowIfNull(candidate);
        var (id, number) = (search.Manifest.Id, candidate.Trial.Number);
        if (search.Manifest.Spec.Dataset is null)
            return $"{id} looks scores up in a table and names no data, so that there is nothing to train on. Name some under dataset of its spec, and search again.";
        if (candidate.Trial.Kind == TrialKind.Supernet)
            return $"Trial {number} of {id} is its supernet, which holds the weights of all candidates and is no network of its own: expected a trial from 1 to {search.Trials.Count}.";
        return candidate.Score is { Outcome: TrialOutcome.Failed or TrialOutcome.Diverged } score
            ? $"Trial {number} of {id} has no metrics, since it {(score.Outcome == TrialOutcome.Failed ? "failed" : "diverged")}: {score.Error ?? "no reason was recorded"} 'nascloud show {id}' lists trials that have."
            : null;
    }

    /// <summary>The trial that a seed trains.</summary>
    public Trial Trial(int seed) => Candidate.Trial with
    {
        Kind = TrialKind.Final,
        Epochs = Epochs,
        Replica = seed,
        ContinuesFrom = null,
        InheritsFrom = null,
        TimeLimit = null,
    };
}
