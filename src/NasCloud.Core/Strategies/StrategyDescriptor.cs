using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.Strategies;

/// <summary>A strategy that specs can name: what it is called, what can be set, and how it is made.</summary>
/// <param name="Name">The name in specs, kebab-case: <c>regularized-evolution</c>.</param>
/// <param name="Summary">One sentence on the idea, with its source.</param>
/// <param name="Parameters">What can be set beside the name.</param>
/// <param name="Create">Makes the strategy from validated parameters.</param>
public sealed record StrategyDescriptor(
    string Name,
    string Summary,
    ObjectShape Parameters,
    Func<SpecValues, ISearchStrategy> Create)
{
    /// <summary>What it stands for, and why; null where it is a strategy of its own.</summary>
    public StrategyChoice? Choice { get; init; }
}
