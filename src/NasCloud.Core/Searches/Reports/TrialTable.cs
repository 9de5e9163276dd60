using System.Globalization;
using System.Text;
using NasCloud.Core.Objectives;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.Serialization;
using NasCloud.Core.Strategies;

namespace NasCloud.Core.Searches.Reports;

/// <summary>A search's trials as a table of text (CSV, RFC 4180): a row a trial, in the order of their numbers.</summary>
internal sealed class TrialTable
{
    // Before a decision's name, which may be that of a metric.
    private const string DecisionPrefix = "decision.";

    private const string MetricPrefix = "metric.";

    private readonly SearchSnapshot _snapshot;
    private readonly SearchSpace _space;
    private readonly HashSet<int> _front;
    private readonly string[] _metrics;

    public TrialTable(SearchSnapshot snapshot)
    {
        _snapshot = snapshot;
        _space = SearchComponents.CreateSpace(snapshot.Manifest);
        _front = [.. ParetoFront.Of(snapshot.Trials, snapshot.Manifest.Spec.Objectives).Select(trial => trial.Trial.Number)];
        _metrics = [.. snapshot.AllTrials.SelectMany(trial => trial.Score?.Metrics.Keys ?? []).Where(name => name is not (MetricNames.Parameters or MetricNames.Flops)).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>The table, UTF-8 without a mark at its beginning.</summary>
    public byte[] ToBytes()
    {
        var text = new StringBuilder();
        Append(text, Head());
        foreach (var trial in _snapshot.AllTrials)
            Append(text, Row(trial));
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private IEnumerable<string?> Head() =>
    [
        "schemaVersion", "number", "kind", "state", "epochs", "isOnParetoFront",
        .. _metrics.Select(name => MetricPrefix + name),
        "parameters", "flops", "predictedLatencyMs", "deviceSeconds", "attempts", "startedAt", "finishedAt", "trainer", "threads", "continuesFrom", "inheritsFrom",
        "architectureId", "genotype",
        .. _space.Decisions.Select(decision => DecisionPrefix + decision.Name),
        "error",
    ];

    private IEnumerable<string?> Row(Observation observation)
    {
        var (trial, score) = (observation.Trial, observation.Score);
        return
        [
            Text(ReportFiles.SchemaVersion), Text(trial.Number), CoreJson.Name(trial.Kind), TrialState.Of(observation), Text(trial.Epochs), _front.Contains(trial.Number) ? "true" : "false",
            .. _metrics.Select(name => score is not null && score.Metrics.TryGetValue(name, out var value) ? Text(value) : null),
            Text(trial.Parameters), Text(trial.Flops), Text(trial.PredictedLatencyMs), Text(score?.DeviceSeconds), Text(score?.Attempts), Text(score?.StartedAt), Text(score?.FinishedAt),
            score?.Trainer, Text(score?.Threads), Text(trial.ContinuesFrom), Text(trial.InheritsFrom),
            trial.ArchitectureId, trial.Genotype.ToString(),
            .. _space.Decisions.Zip(trial.Genotype.Choices, (decision, choice) => choice == Genotype.Inactive ? null : decision.Options[choice]),
            score?.Error,
        ];
    }

    private static void Append(StringBuilder text, IEnumerable<string?> cells) => text.AppendJoin(',', cells.Select(Quote)).Append('\n');

    private static string? Quote(string? cell) =>
        cell is not null && cell.AsSpan().IndexOfAny("\",\r\n") >= 0 ? $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : cell;

    private static string? Text(DateTimeOffset? value) => value?.ToString("O", CultureInfo.InvariantCulture);

    private static string? Text<T>(T? value)
        where T : struct, IFormattable =>
        value?.ToString(null, CultureInfo.InvariantCulture);

    private static string? Text<T>(T value)
        where T : struct, IFormattable =>
        value.ToString(null, CultureInfo.InvariantCulture);
}
