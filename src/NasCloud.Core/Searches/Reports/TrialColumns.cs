using System.Collections.Immutable;
using NasCloud.Core.Objectives;
using NasCloud.Core.Serialization;
using NasCloud.Core.Strategies;

namespace NasCloud.Core.Searches.Reports;

/// <summary>Trials as columns: a row for each, at the same place in every list. Ten thousand trials fit into one answer.</summary>
/// <param name="Mark">What to ask for next time, to get what is new since.</param>
public sealed record TrialColumns(string Mark)
{
    /// <summary>The trials.</summary>
    public required IReadOnlyList<int> Number { get; init; }

    /// <summary>As <see cref="TrialState"/> has it.</summary>
    public required IReadOnlyList<string> State { get; init; }

    /// <summary>What each is for: <c>search</c>, <c>supernet</c> or <c>final</c>.</summary>
    public required IReadOnlyList<string> Kind { get; init; }

    /// <summary>The choices, as <see cref="SearchSpaces.Genotype.ToString"/> has them.</summary>
    public required IReadOnlyList<string> Genotype { get; init; }

    /// <summary>The epochs that each is to have trained at its end.</summary>
    public required IReadOnlyList<int> Epochs { get; init; }

    /// <summary>Learned numbers.</summary>
    public required IReadOnlyList<long> Parameters { get; init; }

    /// <summary>Operations for one sample.</summary>
    public required IReadOnlyList<long> Flops { get; init; }

    /// <summary>The trial that each goes on from; null for none.</summary>
    public required IReadOnlyList<int?> ContinuesFrom { get; init; }

    /// <summary>The trial whose weights each began with; null for none.</summary>
    public required IReadOnlyList<int?> InheritsFrom { get; init; }

    /// <summary>Seconds from the search's creation to the begin of the attempt that ended it.</summary>
    public required IReadOnlyList<double?> Started { get; init; }

    /// <summary>Seconds from the search's creation to its end.</summary>
    public required IReadOnlyList<double?> Finished { get; init; }

    /// <summary>Seconds of trainers' time.</summary>
    public required IReadOnlyList<double> DeviceSeconds { get; init; }

    /// <summary>How many attempts it took; null while it is open.</summary>
    public required IReadOnlyList<int?> Attempts { get; init; }

    /// <summary>Who scored it.</summary>
    public required IReadOnlyList<string?> Trainer { get; init; }

    /// <summary>Why it has no metrics; null where it has, or is open.</summary>
    public required IReadOnlyList<string?> Error { get; init; }

    /// <summary>A column for each metric that any of the trials has, by its name.</summary>
    public required SortedDictionary<string, double?[]> Metrics { get; init; }

    /// <summary>The columns of some trials of a search.</summary>
    /// <param name="snapshot">The search.</param>
    /// <param name="trials">The trials, in the order of the rows.</param>
    /// <param name="mark">What to ask for next time; empty where nobody will.</param>
    public static TrialColumns Of(SearchSnapshot snapshot, IReadOnlyList<Observation> trials, string mark = "")
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(trials);
        var created = snapshot.Manifest.CreatedAt;
        IReadOnlyList<T> Each<T>(Func<Observation, T> value) => [.. trials.Select(value)];
        double? Since(DateTimeOffset? at) => at is { } moment ? Math.Round((moment - created).TotalSeconds, 3) : null;
        return new TrialColumns(mark)
        {
            Number = Each(trial => trial.Trial.Number),
            State = Each(TrialState.Of),
            Kind = Each(trial => CoreJson.Name(trial.Trial.Kind)),
            Genotype = Each(trial => trial.Trial.Genotype.ToString()),
            Epochs = Each(trial => trial.Trial.Epochs),
            Parameters = Each(trial => trial.Trial.Parameters),
            Flops = Each(trial => trial.Trial.Flops),
            ContinuesFrom = Each(trial => trial.Trial.ContinuesFrom),
            InheritsFrom = Each(trial => trial.Trial.InheritsFrom),
            Started = Each(trial => Since(trial.Score?.StartedAt)),
            Finished = Each(trial => Since(trial.Score?.FinishedAt)),
            DeviceSeconds = Each(trial => Math.Round(trial.Score?.DeviceSeconds ?? 0, 3)),
            Attempts = Each(trial => trial.Score?.Attempts),
            Trainer = Each(trial => trial.Score?.Trainer),
            Error = Each(trial => trial.Score?.Error),
            Metrics = MetricsOf(trials),
        };
    }

    private static SortedDictionary<string, double?[]> MetricsOf(IReadOnlyList<Observation> trials)
    {
        var columns = new SortedDictionary<string, double?[]>(StringComparer.Ordinal);
        for (var row = 0; row < trials.Count; row++)
        {
            foreach (var (metric, value) in trials[row].Score?.Metrics ?? ImmutableSortedDictionary<string, double>.Empty)
                Column(metric)[row] = value;
            if (trials[row].Trial.PredictedLatencyMs is { } latency)
                Column(MetricNames.PredictedLatencyMs)[row] = latency;
        }

        return columns;

        double?[] Column(string metric)
        {
            if (!columns.TryGetValue(metric, out var column))
                columns[metric] = column = new double?[trials.Count];
            return column;
        }
    }
}
