using System.Collections.Immutable;
using NasCloud.Core.Collections;
using NasCloud.Core.Objectives;
using NasCloud.Core.SearchSpaces;

namespace NasCloud.Core.Strategies.Scalarized;

/// <summary>Shows a strategy one number to minimise in place of several objectives; whatever else reads the history sees them all.</summary>
/// <remarks>
/// What failed, is pending or lacks an objective has no number, and so stays what it was. A proposal costs one pass over the
/// history more. Weights that are drawn come from the proposal's own randomness, so that they follow from the seed.
/// </remarks>
internal sealed class ScalarizedStrategy(ISearchStrategy strategy, Scalarization scalarization) : ISearchStrategy
{
    private const string Scalar = "scalar";

    private static readonly ValueArray<Objective> Objectives = [new(Scalar, Goal.Minimize)];

    public int? GenerationSize => strategy.GenerationSize;

    public IEnumerable<Genotype> Propose(SearchHistory history, int count, Random random)
    {
        IReadOnlyList<double> weights = scalarization.Weights is { } set ? set : Scalarizer.DrawWeights(history.Objectives.Count, random);
        return strategy.Propose(View(history, weights), count, random);
    }

    private SearchHistory View(SearchHistory history, IReadOnlyList<double> weights)
    {
        double[]?[] points = [.. history.Observations.Select(observation => ObjectivePoint.Of(observation, history.Objectives))];
        var scalars = Scalarizer.Scalars([.. points.OfType<double[]>()], scalarization.Method, weights);
        var next = 0;
        Observation[] seen = [.. history.Observations.Zip(points, (observation, point) => Seen(observation, point is null ? null : scalars[next++]))];
        return new(history.Space, Objectives, seen);
    }

    private static Observation Seen(Observation observation, double? scalar) => observation.Score is not { } score
        ? observation
        : observation with { Score = score with { Metrics = scalar is { } value ? Metrics(value) : ImmutableSortedDictionary<string, double>.Empty } };

    private static ImmutableSortedDictionary<string, double> Metrics(double scalar) =>
        ImmutableSortedDictionary<string, double>.Empty.Add(Scalar, scalar);
}
