using NasCloud.Core.Datasets;
using NasCloud.Core.Objectives;
using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.Strategies;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Searches.Planning;

/// <summary>The trial that trains the winner in full, and how long that will take.</summary>
internal static class FinalTraining
{
    // A trainer that has the machine to itself is faster than one of several, but far from in proportion to its threads.
    private const double ThreadsExponent = 0.6;

    // What loading, testing and saving take is kept back from the epochs.
    private const double ShareForEpochs = 0.95;

    // The winner was timed while other trials and whatever else shared the machine: more epochs are planned than that promises,
    // since a training that runs out of time shortens what is left of it, and one that has more time than planned can't use it.
    private const double Hope = 2;

    /// <summary>The final trial of a winner, with as many of the spec's epochs as the wall clock may leave time for.</summary>
    public static Trial Create(SearchManifest manifest, LedgerState state, Observation winner, DateTimeOffset now) =>
        winner.Trial with
        {
            Number = state.NextNumber,
            Kind = TrialKind.Final,
            Epochs = AffordableEpochs(manifest, winner, TimeLeft(manifest, state, now)),
            TimeLimit = TimeLeft(manifest, state, now) * ShareForEpochs,
            ContinuesFrom = null,
            InheritsFrom = null,
        };

    /// <summary>The time to keep back for the final training of the best candidate so far; zero where there is none to be.</summary>
    public static TimeSpan Estimate(SearchManifest manifest, LedgerState state)
    {
        if (manifest.Spec.Final is not { } final || Winner(manifest, state) is not { } winner)
            return TimeSpan.Zero;
        var half = manifest.Spec.Budget.WallClock / 2;
        // Where trials train nothing, nobody knows how long an epoch takes.
        if (!winner.Score!.Metrics.ContainsKey(MetricNames.TrainingSeconds))
            return half ?? TimeSpan.Zero;
        var needed = TimeSpan.FromSeconds(final.Epochs * SecondsPerEpoch(manifest, winner));
        // However slow the winner is, half of the time stays the search's.
        return needed > half ? half.Value : needed;
    }

    /// <summary>The best trial so far: of the Pareto front the one best in the first objective. Null while none has metrics.</summary>
    public static Observation? Winner(SearchManifest manifest, LedgerState state)
    {
        var front = ParetoFront.Of(state.Trials, manifest.Spec.Objectives);
        return front.IsEmpty ? null : front[0];
    }

    private static TimeSpan? TimeLeft(SearchManifest manifest, LedgerState state, DateTimeOffset now) =>
        manifest.Spec.Budget.WallClock - state.Elapsed(now);

    private static int AffordableEpochs(SearchManifest manifest, Observation winner, TimeSpan? left)
    {
        var epochs = manifest.Spec.Final!.Epochs;
        var seconds = SecondsPerEpoch(manifest, winner);
        return left is null || seconds <= 0 ? epochs : (int)Math.Clamp(Hope * left.Value.TotalSeconds / seconds, 1, epochs);
    }

    /// <summary>What an epoch takes, with its part in what is kept back for other things.</summary>
    private static double SecondsPerEpoch(SearchManifest manifest, Observation winner)
    {
        // Networks of images alone are pruned.
        var pruning = manifest.Dataset is { Kind: not DataKind.Images } ? 0 : manifest.Spec.Final!.Compression.ShareOfTime;
        var perEpoch = winner.Score!.Metrics.GetValueOrDefault(MetricNames.TrainingSeconds) / winner.Trial.Epochs;
        return perEpoch * SampleRatio(manifest) * Math.Pow(1.0 / manifest.Spec.Parallelism, ThreadsExponent) / (ShareForEpochs * (1 - pruning));
    }

    private static double SampleRatio(SearchManifest manifest)
    {
        if (manifest is not { Spec.Dataset: { } data, Dataset: { } info })
            return 1;
        var validation = info.TrainingCount * data.ValidationFraction;
        var search = Math.Min(data.TrainingSamples ?? int.MaxValue, info.TrainingCount - validation);
        var final = manifest.Spec.Final!.UseValidationData ? info.TrainingCount : info.TrainingCount - validation;
        return final / search;
    }
}
