using System.Collections.Immutable;
using NasCloud.Core.Collections;
using NasCloud.Core.Strategies;

namespace NasCloud.Core.Objectives;

/// <summary>The candidates of a search, the best first.</summary>
public static class Leaderboard
{
    /// <summary>One observation a candidate, that of its longest trial with metrics, in the order of <see cref="Ranking"/>; candidates without metrics come last.</summary>
    public static ImmutableArray<Observation> Of(IReadOnlyList<Observation> observations, ValueArray<Objective> objectives) =>
        Ranking.BestFirst(Candidates.Of(observations), objectives);
}
