using System.Collections.Immutable;
using NasCloud.Core.Architectures;
using NasCloud.Training.Modules.Layers;

namespace NasCloud.Training.Modules;

/// <summary>The order in which a network's layers compute, and where their results lie and end.</summary>
/// <param name="Layers">The layer of each node, by the node's name, dead ones included.</param>
/// <param name="Steps">What is computed, in order; place 0 holds the input.</param>
/// <param name="Places">How many tensors are kept at most.</param>
/// <param name="Output">The place of the network's result.</param>
internal sealed record NetworkPlan(
    IReadOnlyDictionary<string, Layer> Layers, IReadOnlyList<PlanStep> Steps, int Places, int Output)
{
    /// <summary>Plans an architecture.</summary>
    /// <param name="architecture">The graph.</param>
    /// <param name="weights">Where its weights come from.</param>
    /// <param name="mixtures">The additions that are weighted, and by the weights of which decision; null for none.</param>
    public static NetworkPlan Create(Architecture architecture, IWeightSource weights, IReadOnlyDictionary<string, int>? mixtures = null) =>
        new NetworkPlanner(architecture, weights, mixtures ?? ImmutableDictionary<string, int>.Empty).Plan();
}
