using NasCloud.Core.Collections;
using NasCloud.Core.Objectives;
using NasCloud.Core.Randomness;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies;

namespace NasCloud.Testing.Strategies;

/// <summary>Runs a strategy as a search does, without trainers: takes its first new candidates, ends their trials, asks again.</summary>
/// <param name="create">Makes the strategy; a new one for every proposal, so that state between calls would show.</param>
/// <param name="space">The space.</param>
/// <param name="evaluate">Ends a pending trial.</param>
public sealed class StrategyDriver(Func<ISearchStrategy> create, SearchSpace space, Func<Observation, Observation> evaluate)
{
    private readonly List<Observation> _observations = [];
    private readonly HashSet<Genotype> _known = [];

    /// <summary>What is sought.</summary>
    public ValueArray<Objective> Objectives { get; init; } = [new(MetricNames.Accuracy, Goal.Maximize)];

    /// <summary>Fixes what the strategy draws.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>How many trials are in flight; which of them ends first is drawn.</summary>
    public int Parallelism { get; init; } = 1;

    /// <summary>How many refused suggestions in a row end a search.</summary>
    public int MostRejections { get; init; } = 2_000;

    /// <summary>Whether a candidate that is known costs a trial again, as in the literature's simulations.</summary>
    public bool AllowsRepeats { get; init; }

    /// <summary>All trials so far.</summary>
    public IReadOnlyList<Observation> Observations => _observations;

    /// <summary>Runs until there are so many trials, or nothing new is suggested.</summary>
    public IReadOnlyList<Observation> Run(int trials)
    {
        var random = RandomStream.Create(Seed, "driver");
        while (Step(trials, random))
        {
        }

        return _observations;
    }

    /// <summary>The candidate that a search with this history would take next, or null.</summary>
    public Genotype? Next(IReadOnlyList<Observation> observations, ISet<Genotype> known)
    {
        var random = RandomStream.Create(Seed, "propose", observations.Count + 1);
        return create().Propose(new(space, Objectives, [.. observations]), 1, random)
            .Take(MostRejections)
            .FirstOrDefault(genotype => AllowsRepeats || !known.Contains(genotype));
    }

    private bool Step(int trials, Random random)
    {
        int[] pending = [.. Enumerable.Range(0, _observations.Count).Where(index => _observations[index].IsPending)];
        if (pending.Length < Parallelism && _observations.Count < trials && Next(_observations, _known) is { } genotype)
        {
            _known.Add(genotype);
            _observations.Add(Observe.Pending(_observations.Count + 1, genotype));
            return true;
        }

        if (pending.Length == 0)
            return false;
        var ended = pending[random.Next(pending.Length)];
        _observations[ended] = evaluate(_observations[ended]);
        return true;
    }
}
