using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.Specs;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Searches.Planning;

/// <summary>The trial that trains the weights which candidates inherit, before the first candidate.</summary>
internal static class SupernetTraining
{
    /// <summary>What a supernet has in place of an architecture's id.</summary>
    public const string ArchitectureId = "supernet";

    // The winner's full training takes up to half of the time; something must be left to search in.
    private const double ShareOfTime = 1.0 / 3;

    /// <summary>Whether candidates of a search take their weights from a supernet.</summary>
    public static bool IsNeeded(SearchSpec spec) => EstimatorNames.UsesSupernet(spec.Estimator.Name);

    /// <summary>The epochs that a search's supernet is trained for; null where it has none.</summary>
    public static int? Epochs(SearchSpec spec) => IsNeeded(spec) ? spec.Estimator.Parameters.Integer(EstimatorNames.SupernetEpochs) : null;

    /// <summary>What to do about the supernet; null once candidates can be proposed.</summary>
    /// <param name="spec">The search's spec.</param>
    /// <param name="state">Its ledger.</param>
    /// <param name="example">Finds a candidate of the space; null where there is none.</param>
    public static SearchPlan? Plan(SearchSpec spec, LedgerState state, Func<Candidate?> example)
    {
        if (!IsNeeded(spec) || state.Supernet is { HasMetrics: true })
            return null;
        if (state.Supernet is { } supernet)
            return supernet.IsPending ? SearchPlan.Wait : SearchPlan.Wait with { End = EndReason.SupernetFailed };
        return example() is { } candidate
            ? new SearchPlan([Create(spec, candidate)])
            : SearchPlan.Wait with { End = EndReason.SpaceExhausted };
    }

    private static Trial Create(SearchSpec spec, Candidate example) => new()
    {
        Number = Trial.SupernetNumber,
        Kind = TrialKind.Supernet,
        Genotype = example.Genotype,
        ArchitectureId = ArchitectureId,
        Epochs = Epochs(spec)!.Value,
        TimeLimit = spec.Budget.WallClock * ShareOfTime,
        Parameters = 0,
        Flops = 0,
    };
}
