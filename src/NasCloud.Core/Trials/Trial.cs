using System.Text.Json.Serialization;
using NasCloud.Core.SearchSpaces;

namespace NasCloud.Core.Trials;

/// <summary>One candidate at one fidelity: what a trainer is asked to do.</summary>
public sealed record Trial
{
    /// <summary>The number of the trial that trains a supernet.</summary>
    public const int SupernetNumber = 0;

    /// <summary>From 1, in the order of proposal; <see cref="SupernetNumber"/> for a supernet, which comes before all others.</summary>
    public required int Number { get; init; }

    /// <summary>Whether it searches or makes the final model.</summary>
    public TrialKind Kind { get; init; }

    /// <summary>The candidate's choices; a supernet has those of one that may be drawn.</summary>
    public required Genotype Genotype { get; init; }

    /// <summary>The candidate's <see cref="Architectures.Architecture.Id"/>.</summary>
    public required string ArchitectureId { get; init; }

    /// <summary>The epochs to have trained at the end, those of <see cref="ContinuesFrom"/> included; 0 where the candidate is only screened.</summary>
    public required int Epochs { get; init; }

    /// <summary>Whether it measures a proxy of what the candidate would score, and trains nothing.</summary>
    [JsonIgnore]
    public bool IsScreening => Epochs == 0;

    /// <summary>
    /// The earlier trial of the same candidate whose checkpoint this one goes on from, unless it is a screening, which left none; or the
    /// supernet whose weights it takes.
    /// </summary>
    public int? ContinuesFrom { get; init; }

    /// <summary>The trial of another candidate whose weights this one begins with, where shapes agree; null for fresh ones.</summary>
    public int? InheritsFrom { get; init; }

    /// <summary>Tells trainings of one candidate apart that differ by their random numbers alone; those of a search have 0.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Replica { get; init; }

    /// <summary>How long it should train, all attempts included: where time runs short, fewer epochs are trained. Null for no limit.</summary>
    public TimeSpan? TimeLimit { get; init; }

    /// <summary>Learned numbers of the simplified architecture; 0 for a supernet.</summary>
    public required long Parameters { get; init; }

    /// <summary>Operations per sample of the simplified architecture; 0 for a supernet.</summary>
    public required long Flops { get; init; }

    /// <summary>Milliseconds for one sample as the spec's latency table predicts them; null where it has none, and for a supernet.</summary>
    public double? PredictedLatencyMs { get; init; }
}
