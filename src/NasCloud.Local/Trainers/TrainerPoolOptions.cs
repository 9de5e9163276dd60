using System.Diagnostics;

namespace NasCloud.Local.Trainers;

/// <summary>How a <see cref="ProcessTrainerPool"/> works.</summary>
public sealed record TrainerPoolOptions
{
    /// <summary>The folder of the file store, where trainers' logs go in any case.</summary>
    public required string StoreRoot { get; init; }

    /// <summary>Makes the command that starts a trainer; <see cref="TrainerCommand.ForThisProgram"/> unless set.</summary>
    public Func<TrainerLaunch, ProcessStartInfo> Command { get; init; } = TrainerCommand.ForThisProgram;

    /// <summary>Environment variables that trainers get besides this process's; null removes one.</summary>
    public IReadOnlyDictionary<string, string?> Environment { get; init; } = new Dictionary<string, string?>();

    /// <summary>
    /// The threads of each trainer, at least 1; null to divide the processor's cores by the trainers asked for. Set it
    /// from the search's parallelism: results are the same to the last digit for the same number of threads alone.
    /// </summary>
    public int? Threads { get; init; }

    /// <summary>How long a trainer that was asked to stop may take before it is ended.</summary>
    public TimeSpan StopGrace { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How soon after its start a trainer's death is a quick one.</summary>
    public TimeSpan QuickDeath { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How many quick deaths in a row, of trainers that never became ready, make the pool give up.</summary>
    public int MostQuickDeaths { get; init; } = 5;

    /// <summary>How many deaths without a single score between them make the pool give up.</summary>
    public int MostDeathsWithoutScore { get; init; } = 50;

    /// <summary>The wait before a trainer that died is replaced; twice as long for each quick death in a row.</summary>
    public TimeSpan FirstRestartDelay { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest wait before a trainer is replaced.</summary>
    public TimeSpan MaxRestartDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The size in bytes at which a trainer's log begins anew; the one before is kept beside it.</summary>
    public long LogLimit { get; init; } = 1 << 20;
}
