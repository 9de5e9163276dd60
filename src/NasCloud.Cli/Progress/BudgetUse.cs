using NasCloud.Core.Searches;

namespace NasCloud.Cli.Progress;

/// <summary>How much of one limit is used.</summary>
/// <param name="Kind">Which limit.</param>
/// <param name="Used">In the limit's unit: seconds, candidates or device hours.</param>
/// <param name="Limit">The most, in the same unit, above 0.</param>
internal sealed record BudgetUse(BudgetKind Kind, double Used, double Limit)
{
    /// <summary>From 0 to 1.</summary>
    public double Fraction => Math.Clamp(Used / Limit, 0, 1);

    /// <summary>The limits that a search has, and how much of each it used.</summary>
    public static IReadOnlyList<BudgetUse> Of(SearchSnapshot snapshot)
    {
        var budget = snapshot.Manifest.Spec.Budget;
        var uses = new List<BudgetUse>();
        if (budget.WallClock is { } wallClock)
            uses.Add(new BudgetUse(BudgetKind.WallClock, snapshot.Elapsed.TotalSeconds, wallClock.TotalSeconds));
        if (budget.Trials is { } trials)
            uses.Add(new BudgetUse(BudgetKind.Trials, snapshot.Architectures, trials));
        if (budget.DeviceHours is { } hours)
            uses.Add(new BudgetUse(BudgetKind.DeviceHours, snapshot.DeviceSeconds / 3600, hours));
        return uses;
    }
}
