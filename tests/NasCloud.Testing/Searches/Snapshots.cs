using System.Collections.Immutable;
using NasCloud.Core.Objectives;
using NasCloud.Core.Searches;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies;
using NasCloud.Core.Trials;

namespace NasCloud.Testing.Searches;

/// <summary>Searches as they stand at one moment, made by hand.</summary>
public static class Snapshots
{
    public const string OneObjective = "";
    public const string TwoObjectives = """, "objectives": ["accuracy", "parameters"]""";

    public static SearchSnapshot Create(
        SearchState state = SearchState.Searching,
        string budget = """{ "trials": 20 }""",
        string objectives = OneObjective,
        int parallelism = 2,
        TimeSpan? elapsed = null,
        double deviceSeconds = 0,
        SearchStatus? status = null,
        Observation? final = null,
        params Observation[] trials) => new()
        {
            Manifest = TestSearch.Create(budget, more: $""", "parallelism": {parallelism}{objectives}""", id: "test-0001"),
            Status = status ?? new SearchStatus(state, DateTimeOffset.UnixEpoch),
            Trials = trials,
            Open = [.. trials.Append(final).OfType<Observation>().Where(trial => trial.IsPending).Select(trial => trial.Trial.Number).Order()],
            Ends = [.. trials.Where(trial => !trial.IsPending).Select(trial => trial.Trial.Number)],
            Final = final,
            Architectures = trials.Select(trial => trial.Trial.ArchitectureId).Distinct().Count(),
            Elapsed = elapsed ?? TimeSpan.FromSeconds(60),
            DeviceSeconds = deviceSeconds,
        };

    public static Observation Pending(int number, int epochs = 9, TrialKind kind = TrialKind.Search) => new(Trial(number, epochs, 50_000, kind), Score: null);

    public static Observation Done(int number, double accuracy, long parameters = 94_218, int epochs = 9, TrialKind kind = TrialKind.Search) => new(
        Trial(number, epochs, parameters, kind),
        Score(number) with
        {
            Outcome = TrialOutcome.Succeeded,
            Metrics = ImmutableSortedDictionary<string, double>.Empty
                .Add(MetricNames.Accuracy, accuracy)
                .Add(MetricNames.Parameters, parameters)
                .Add(MetricNames.Flops, 1_923_440),
        });

    /// <summary>The same trial, gone on from another one.</summary>
    public static Observation Promoted(Observation trial, int from) => trial with { Trial = trial.Trial with { ContinuesFrom = from } };

    public static Observation Screened(int number, double snip, long parameters = 94_218) => new(
        Trial(number, epochs: 0, parameters, TrialKind.Search),
        Score(number) with
        {
            Outcome = TrialOutcome.Succeeded,
            Metrics = ImmutableSortedDictionary<string, double>.Empty
                .Add(MetricNames.Snip, snip)
                .Add(MetricNames.Parameters, parameters)
                .Add(MetricNames.Flops, 1_923_440),
        });

    public static Observation Failed(int number, string error, TrialOutcome outcome = TrialOutcome.Failed, int epochs = 9) =>
        new(Trial(number, epochs, 50_000, TrialKind.Search), Score(number) with { Outcome = outcome, Error = error });

    public static LearningCurvePoint Point(int epoch, double accuracy, double seconds = 2) =>
        new(epoch, 0.5, ImmutableSortedDictionary<string, double>.Empty.Add(MetricNames.Accuracy, accuracy), seconds, 0.01);

    private static Trial Trial(int number, int epochs, long parameters, TrialKind kind) => new()
    {
        Number = number,
        Kind = kind,
        Genotype = new Genotype([number % 5, number / 5 % 5, number / 25 % 5, 1, 2, 3]),
        ArchitectureId = number.ToString("x32", System.Globalization.CultureInfo.InvariantCulture),
        Epochs = epochs,
        Parameters = parameters,
        Flops = 1_923_440,
    };

    private static TrialScore Score(int number) => new()
    {
        Trial = number,
        Outcome = TrialOutcome.Failed,
        DeviceSeconds = 12.4,
        StartedAt = DateTimeOffset.UnixEpoch,
        FinishedAt = DateTimeOffset.UnixEpoch.AddSeconds(number),
        Trainer = "trainer-1",
    };
}
