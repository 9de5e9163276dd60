namespace NasCloud.Core.Strategies;

/// <summary>The strategies that specs can name.</summary>
public static class StrategyCatalog
{
    /// <summary>All of them, in the order they are shown.</summary>
    public static IReadOnlyList<StrategyDescriptor> All { get; } = [];
}
