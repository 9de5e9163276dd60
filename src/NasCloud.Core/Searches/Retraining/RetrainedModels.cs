using System.Globalization;
using NasCloud.Core.Objectives;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Searches.Retraining;

/// <summary>Finds what was trained anew of a search's trials.</summary>
/// <param name="repository">The store.</param>
public sealed class RetrainedModels(SearchRepository repository)
{
    // What seeds of one network differ in by chance alone, or not at all.
    private static readonly string[] Costs =
        [MetricNames.Parameters, MetricNames.Flops, MetricNames.LatencyMs, MetricNames.PredictedLatencyMs, MetricNames.TrainingSeconds];

    /// <summary>How a training ended; null where it has not.</summary>
    /// <exception cref="InvalidDataException">The score is damaged.</exception>
    public Task<TrialScore?> ReadScoreAsync(RetrainedSeed training, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(training);
        return repository.ReadJsonAsync<TrialScore>(training.File(RetrainedSeed.ScoreName), cancellationToken);
    }

    /// <summary>Whether something of a plan is left to train.</summary>
    /// <exception cref="InvalidDataException">A score is damaged.</exception>
    public async Task<bool> IsUnfinishedAsync(RetrainingPlan plan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(plan);
        foreach (var training in plan.All)
        {
            if (await ReadScoreAsync(training, cancellationToken) is null)
                return true;
        }

        return false;
    }

    /// <summary>
    /// The training of a trial that counts: of those with the most epochs the seed best in the first objective that is no cost, on validation
    /// data, or the first seed where there were none. Test data have no say in it. Null where nothing was trained to its end.
    /// </summary>
    /// <param name="search">The search.</param>
    /// <param name="trial">The trial's number.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public async Task<RetrainedModel?> FindBestAsync(SearchManifest search, int trial, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(search);
        var epochs = await NumbersAsync(SearchPaths.Retrained(search.Id, trial), "epochs-", cancellationToken);
        foreach (var most in epochs.OrderDescending())
        {
            if (await FindBestAsync(search, SearchPaths.Retrained(search.Id, trial, most), most, cancellationToken) is { } best)
                return best;
        }

        return null;
    }

    private async Task<RetrainedModel?> FindBestAsync(SearchManifest search, string folder, int epochs, CancellationToken cancellationToken)
    {
        var models = new List<RetrainedModel>();
        foreach (var seed in (await NumbersAsync(folder, "seed-", cancellationToken)).Order())
        {
            var place = FormattableString.Invariant($"{folder}/seed-{seed}");
            if (await repository.ReadJsonAsync<TrialScore>($"{place}/{RetrainedSeed.ScoreName}", cancellationToken) is { Outcome: TrialOutcome.Succeeded } score)
                models.Add(new(place, epochs, seed, score));
        }

        // What they don't differ in leaves them in their order.
        return search.Spec.Objectives.FirstOrDefault(objective => !Costs.Contains(objective.Metric)) is { } sought
            ? models.OrderBy(model => sought.Goal == Goal.Maximize ? -model.Metric(sought.Metric) : model.Metric(sought.Metric)).FirstOrDefault()
            : models.FirstOrDefault();
    }

    private async Task<List<int>> NumbersAsync(string folder, string prefix, CancellationToken cancellationToken)
    {
        var numbers = new List<int>();
        await foreach (var name in repository.Store.ListFoldersAsync(folder, cancellationToken))
        {
            if (name.StartsWith(prefix, StringComparison.Ordinal) && int.TryParse(name.AsSpan(prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
                numbers.Add(number);
        }

        return numbers;
    }
}
