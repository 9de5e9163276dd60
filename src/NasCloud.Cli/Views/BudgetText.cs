using NasCloud.Cli.Progress;

namespace NasCloud.Cli.Views;

/// <summary>Budgets in words.</summary>
internal static class BudgetText
{
    public static string Name(BudgetKind kind) => kind switch
    {
        BudgetKind.WallClock => "wall clock",
        BudgetKind.Trials => "trials",
        _ => "device hours",
    };

    /// <summary>How much of how much: <c>1m 05s of 3m 00s</c>, <c>14 of 60</c>.</summary>
    public static string Spent(BudgetUse use) => $"{Amount(use.Kind, use.Used)} of {Amount(use.Kind, use.Limit)}";

    private static string Amount(BudgetKind kind, double value) => kind switch
    {
        BudgetKind.WallClock => Format.Duration(TimeSpan.FromSeconds(value)),
        BudgetKind.Trials => Format.Count((long)value),
        _ => Format.Rough(value),
    };
}
