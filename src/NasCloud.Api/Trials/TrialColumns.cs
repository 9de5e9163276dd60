using System.Collections.Immutable;
using NasCloud.Core.Objectives;
using NasCloud.Core.Searches;
using NasCloud.Core.Strategies;

namespace NasCloud.Api.Trials;

/// <summary>Trials as columns: a row for each, at the same place in every list. Ten thousand trials fit into one answer.</summary>
/// <param name="Mark">What to ask for next time, to get what is new since.</param>
internal sealed record TrialColumns(string Mark)
{
    public required IReadOnlyList<int> Number { get; init; }

    /// <summary>As <see cref="TrialState"/> has it.</summary>
    public required IReadOnlyList<string> State { get; init; }

    public required IReadOnlyList<string> Kind { get; init; }

    public required IReadOnlyList<string> Genotype { get; init; }

    public required IReadOnlyList<int> Epochs { get; init; }

    public required IReadOnlyList<long> Parameters { get; init; }

    public required IReadOnlyList<long> Flops { get; init; }

    public required IReadOnlyList<int?> ContinuesFrom { get; init; }

    public required IReadOnlyList<int?> InheritsFrom { get; init; }

    /// <summary>Seconds from the search's creation to the begin of the attempt that ended it.</summary>
    public required IReadOnlyList<double?> Started { get; init; }

    /// <summary>Seconds from the search's creation to its end.</summary>
    public required IReadOnlyList<double?> Finished { get; init; }

    public required IReadOnlyList<double> DeviceSeconds { get; init; }

    public required IReadOnlyList<int?> Attempts { get; init; }

    public required IReadOnlyList<string?> Trainer { get; init; }

    public required IReadOnlyList<string?> Error { get; init; }

    /// <summary>A column for each metric that any of the trials has, by its name.</summary>
    public required SortedDictionary<string, double?[]> Metrics { get; init; }

    /// <summary>The columns of some trials of a search.</summary>
    public static TrialColumns Of(SearchSnapshot snapshot, IReadOnlyList<Observation> trials, TrialMark mark)
    {
        var created = snapshot.Manifest.CreatedAt;
        IReadOnlyList<T> Each<T>(Func<Observation, T> value) => [.. trials.Select(value)];
        double? Since(DateTimeOffset? at) => at is { } moment ? Math.Round((moment - created).TotalSeconds, 3) : null;
        return new TrialColumns(mark.ToString())
        {
            Number = Each(trial => trial.Trial.Number),
            State = Each(TrialState.Of),
            Kind = Each(trial => trial.Trial.Kind.ToString().ToLowerInvariant()),
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
