using NasCloud.Core.Collections;
using NasCloud.Core.Objectives;

namespace NasCloud.Core.Specs;

/// <summary>What a user asks for: data, search space, strategy, objectives, budget. Immutable; read by <see cref="SearchSpecReader"/>.</summary>
public sealed record SearchSpec
{
    /// <summary>The version of the format that this code writes.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>What people call the search; letters, digits, hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>The data; null when a table stands in for training.</summary>
    public DatasetSpec? Dataset { get; init; }

    /// <summary>The search space and its parameters.</summary>
    public required ComponentSpec Space { get; init; }

    /// <summary>The strategy and its parameters.</summary>
    public required ComponentSpec Strategy { get; init; }

    /// <summary>How long candidates train, and its parameters.</summary>
    public required ComponentSpec Fidelity { get; init; }

    /// <summary>Where scores come from: <c>train</c> or <c>table</c>, and its parameters.</summary>
    public required ComponentSpec Estimator { get; init; }

    /// <summary>How candidates are chosen before they are trained; null where all are trained.</summary>
    public ScreeningSpec? Screening { get; init; }

    /// <summary>How candidates are trained.</summary>
    public required TrainingSpec Training { get; init; }

    /// <summary>How the winner is trained; null to train none.</summary>
    public FinalSpec? Final { get; init; }

    /// <summary>What is sought; at least one.</summary>
    public required ValueArray<Objective> Objectives { get; init; }

    /// <summary>How the strategy sees several objectives as one number; null where it sees them as they are.</summary>
    public Scalarization? Scalarization { get; init; }

    /// <summary>What predicts how long networks take; null where nothing does.</summary>
    public LatencySpec? Latency { get; init; }

    /// <summary>What an architecture may cost.</summary>
    public Constraints Constraints { get; init; } = new();

    /// <summary>What the search may spend.</summary>
    public required Budget Budget { get; init; }

    /// <summary>Where the search may stop early; null for nowhere.</summary>
    public Target? Target { get; init; }

    /// <summary>An earlier search to learn from; null for none.</summary>
    public WarmStartSpec? WarmStart { get; init; }

    /// <summary>Whether a new candidate begins with the weights of the most alike one that was trained.</summary>
    public bool InheritWeights { get; init; }

    /// <summary>Fixes all randomness.</summary>
    public long Seed { get; init; }

    /// <summary>The most trials in flight, each on a trainer of its own.</summary>
    public int Parallelism { get; init; } = 1;

    /// <summary>How many further attempts a trial gets whose trainer was lost or failed.</summary>
    public int Retries { get; init; } = 2;

    /// <summary>How long one search trial may train, all attempts that left a checkpoint included; null for no limit.</summary>
    public TimeSpan? TrialTimeout { get; init; }
}
