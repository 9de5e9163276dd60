using System.Collections.Immutable;
using NasCloud.Core.Objectives;
using NasCloud.Core.Randomness;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies;
using NasCloud.Core.Trials;

namespace NasCloud.Benchmarks.Strategies;

/// <summary>A history as a strategy makes it for itself, over scores that cost nothing.</summary>
internal static class GrownHistory
{
    private const long Seed = 1;

    /// <summary>Lets a strategy search until there are so many trials, each of a genotype of its own.</summary>
    public static SearchHistory Grow(ISearchStrategy strategy, SearchSpace space, int trials)
    {
        var observations = new List<Observation>(trials);
        var history = new SearchHistory(space, [new(MetricNames.Accuracy, Goal.Maximize)], observations);
        var known = new HashSet<Genotype>();
        while (observations.Count < trials && Take(strategy, history, known, strategy.GenerationSize ?? 1) is { Count: > 0 } genotypes)
        {
            foreach (var genotype in genotypes.Take(trials - observations.Count))
                observations.Add(Observe(genotype, observations.Count + 1));
        }

        return history;
    }

    /// <summary>The new genotypes that a search would take next.</summary>
    public static List<Genotype> Take(ISearchStrategy strategy, SearchHistory history, HashSet<Genotype> known, int count)
    {
        var random = RandomStream.Create(Seed, "propose", history.Observations.Count + 1);
        return [.. strategy.Propose(history, count, random).Where(known.Add).Take(count)];
    }

    private static Observation Observe(Genotype genotype, int number) => new(
        new Trial { Number = number, Genotype = genotype, ArchitectureId = genotype.ToString(), Epochs = 1, Parameters = 0, Flops = 0 },
        new TrialScore { Trial = number, Outcome = TrialOutcome.Succeeded, Metrics = ImmutableSortedDictionary<string, double>.Empty.Add(MetricNames.Accuracy, Score(genotype)) });

    // Each choice is worth something of its own, so that there is something to find, and there is some noise.
    private static double Score(Genotype genotype)
    {
        var worth = genotype.Choices.Select((choice, decision) => RandomStream.Create(Seed, $"{decision}", choice).NextDouble()).Average();
        return worth + (0.05 * RandomStream.Create(Seed, genotype.ToString()).NextDouble());
    }
}
