using NasCloud.Core.Collections;
using NasCloud.Core.Objectives;
using NasCloud.Core.Randomness;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies;
using NasCloud.Testing.SearchSpaces;

namespace NasCloud.Testing.Strategies;

/// <summary>Generators of histories with everything that happens in searches.</summary>
public static class Histories
{
    /// <summary>Accuracy alone.</summary>
    public static ValueArray<Objective> One { get; } = [new(MetricNames.Accuracy, Goal.Maximize)];

    /// <summary>Accuracy against size.</summary>
    public static ValueArray<Objective> Two { get; } = [new(MetricNames.Accuracy, Goal.Maximize), new(MetricNames.Parameters, Goal.Minimize)];

    /// <summary>Any small space with up to 60 trials of it: pending, failed, without the metric, not a number, again at more epochs; one objective or two.</summary>
    public static Gen<SearchHistory> Any { get; } =
        from seeded in TestSpaces.WithSeed
        from objectives in Gen.Bool.Select(both => both ? Two : One)
        from count in Gen.Int[0, 60]
        select Create(seeded.Space, objectives, count, seeded.Seed);

    /// <summary>A history of trials drawn from a seed.</summary>
    public static SearchHistory Create(SearchSpace space, ValueArray<Objective> objectives, int count, int seed)
    {
        var random = RandomStream.Create(seed, "history");
        var observations = new List<Observation>();
        while (observations.Count < count)
            observations.Add(Next(space, observations, random));
        return new(space, objectives, observations);
    }

    private static Observation Next(SearchSpace space, List<Observation> observations, Random random)
    {
        var number = observations.Count + 1;
        if (observations.Count > 0 && random.Next(4) == 0)
        {
            var earlier = observations[random.Next(observations.Count)].Trial;
            return Outcome(Observe.Pending(number, earlier.Genotype, earlier.Epochs * 3, earlier.Number).Sized(earlier.Parameters), random);
        }

        return Outcome(Observe.Pending(number, space.Sample(random)).Sized(random.Next(5)), random);
    }

    private static Observation Outcome(Observation pending, Random random) => random.Next(10) switch
    {
        0 => pending,
        1 => pending.Fail(),
        2 => pending.End(),
        3 => pending.End((MetricNames.Accuracy, double.NaN)),
        // Few values, so that there are ties.
        _ => pending.End((MetricNames.Accuracy, random.Next(8) / 8.0)),
    };
}
