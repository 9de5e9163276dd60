namespace NasCloud.Cli.Progress;

/// <summary>What a limit of the budget counts.</summary>
internal enum BudgetKind
{
    WallClock,
    Trials,
    DeviceHours,
}
