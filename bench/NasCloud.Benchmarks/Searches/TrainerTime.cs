using System.Collections.Immutable;
using NasCloud.Core.Objectives;
using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.Trials;

namespace NasCloud.Benchmarks.Searches;

/// <summary>What became of the trainers' time, in seconds summed over the trainers; pauses and the winner's training are left out.</summary>
internal sealed record TrainerTime
{
    /// <summary>The search trials that trainers scored.</summary>
    public required int Trials { get; init; }

    /// <summary>Those of them without metrics, whose training is not known and counts as none.</summary>
    public required int WithoutMetrics { get; init; }

    /// <summary>From each session's start to its last score, not summed over the trainers.</summary>
    public required double Elapsed { get; init; }

    /// <summary>Parallelism times the time from each session's start to its last score, without trials in flight at the end.</summary>
    public required double Available { get; init; }

    /// <summary>Training and validating, as the scores tell.</summary>
    public required double Training { get; init; }

    /// <summary>From a session's start to each trainer's first trial.</summary>
    public required double Starting { get; init; }

    /// <summary>In trials, but not training: reading data, building the network, checkpoints.</summary>
    public required double Within { get; init; }

    /// <summary>From the end of a trainer's trial to the start of its next.</summary>
    public required double Between { get; init; }

    /// <summary>From each trainer's last score to that of the session, where no trial was left.</summary>
    public double Ending => Available - Training - Starting - Within - Between;

    /// <summary>The share of the trainers' time that was not spent training, 0 to 1.</summary>
    public double Overhead => 1 - (Training / Available);

    /// <summary>Reads it off a search's ledger.</summary>
    public static TrainerTime Of(SearchRecord record)
    {
        var parallelism = record.Manifest.Spec.Parallelism;
        var sessions = Sessions(record.Entries);
        var scores = sessions.SelectMany(session => session.Scores).ToDictionary(score => score.Trial);
        var training = record.Entries.OfType<TrialProposed>().Sum(entry => OwnTraining(entry.Trial, scores));
        return new()
        {
            Trials = scores.Count,
            WithoutMetrics = scores.Values.Count(score => score.Outcome != TrialOutcome.Succeeded),
            Elapsed = sessions.Sum(session => session.Seconds),
            Available = sessions.Sum(session => (parallelism * session.Seconds) - session.Unknown(parallelism)),
            Training = training,
            Starting = sessions.Sum(session => session.Starting),
            Within = scores.Values.Sum(score => (score.FinishedAt - score.StartedAt).TotalSeconds) - training,
            Between = sessions.Sum(session => session.Between),
        };
    }

    private static List<SessionTime> Sessions(ImmutableArray<LedgerEntry> entries)
    {
        var (sessions, open) = (new List<SessionTime>(), new HashSet<int>());
        foreach (var entry in entries)
        {
            if (entry is SessionStarted started)
                sessions.Add(new(started.At));
            else if (entry is TrialProposed { Trial: { Kind: TrialKind.Search } trial })
                open.Add(trial.Number);
            else if (entry is TrialEnded { Score.Outcome: not TrialOutcome.Cancelled } ended && open.Remove(ended.Score.Trial))
                sessions[^1].Add(ended, open.Count);
        }

        return sessions;
    }

    // A trial that goes on from another reports that one's share too.
    private static double OwnTraining(Trial trial, Dictionary<int, TrialScore> scores) =>
        scores.TryGetValue(trial.Number, out var score) && score.Outcome == TrialOutcome.Succeeded
            ? Reported(score) - (trial.ContinuesFrom is { } parent ? Reported(scores[parent]) : 0)
            : 0;

    private static double Reported(TrialScore score) => score.Metrics.GetValueOrDefault(MetricNames.TrainingSeconds);
}
