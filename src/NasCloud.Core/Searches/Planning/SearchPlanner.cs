using NasCloud.Core.Randomness;
using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.Searches.WarmStarts;
using NasCloud.Core.Strategies;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Searches.Planning;

/// <summary>Decides what a search does next: a function of its ledger, its seed and, where the budget has a limit of time, the time.</summary>
internal sealed class SearchPlanner
{
    private readonly SearchManifest _manifest;
    private readonly SearchComponents _components;
    private readonly BudgetGuard _budget;
    private readonly CandidateGate _gate;
    private readonly WarmStart _warmStart;
    private int? _exhaustedAt;

    public SearchPlanner(SearchManifest manifest, WarmStart? warmStart = null)
    {
        _manifest = manifest;
        _warmStart = warmStart ?? WarmStart.None;
        _components = SearchComponents.Create(manifest);
        _budget = new BudgetGuard(manifest);
        _gate = new CandidateGate(_components.Space, manifest.Spec.Constraints);
    }

    /// <summary>The most epochs a search trial trains.</summary>
    public int MaxEpochs => _components.Fidelity.MaxEpochs;

    /// <summary>What to do next, given what is known.</summary>
    public SearchPlan Plan(LedgerState state, DateTimeOffset now)
    {
        if (_budget.HardStop(state, now) is { } reason)
            return SearchPlan.Wait with { End = reason };
        if (SupernetTraining.Plan(_manifest.Spec, state, Example) is { } plan)
            return plan;
        return _components.Strategy.GenerationSize is { } size ? PlanGeneration(state, size) : PlanReplacements(state);
    }

    private Candidate? Example() =>
        new CandidateSampler(_components.Space, _manifest.Spec.Constraints).TryDraw(RandomStream.Create(_manifest.Spec.Seed, "supernet"));

    private SearchPlan PlanGeneration(LedgerState state, int size) =>
        state.Open.Count > 0 ? SearchPlan.Wait : Propose(state, size);

    private SearchPlan PlanReplacements(LedgerState state)
    {
        var free = _manifest.Spec.Parallelism - state.Open.Count;
        return free > 0 ? Propose(state, free) : SearchPlan.Wait;
    }

    private SearchPlan Propose(LedgerState state, int count)
    {
        var observations = new List<Observation>(state.Trials);
        var history = new SearchHistory(_components.Space, _manifest.Spec.Objectives, observations);
        using var candidates = Candidates(state, history, count).GetEnumerator();
        var left = _budget.CandidatesLeft(state);
        for (var proposed = 0; proposed < count && Next(history, candidates, ref left) is { } trial; proposed++)
            observations.Add(new Observation(trial, null));
        var trials = observations.Skip(state.Trials.Count).Select(observation => observation.Trial).ToList();
        return trials.Count > 0 || state.Open.Count > 0
            ? new SearchPlan(trials)
            : SearchPlan.Wait with { End = left == 0 ? EndReason.Trials : EndReason.SpaceExhausted };
    }

    private Trial? Next(SearchHistory history, IEnumerator<Candidate> candidates, ref int left)
    {
        var number = history.Observations.Count + 1;
        var choice = left == 0 || _exhaustedAt == number ? _components.Fidelity.NextPromotion(history) : _components.Fidelity.Next(history);
        if (choice?.Promotes is { } promoted)
            return history.Observations[promoted - 1].Trial with { Number = number, Epochs = choice.Epochs, ContinuesFrom = promoted, InheritsFrom = null };
        if (choice is null)
            return null;
        if (!candidates.MoveNext())
        {
            // Looked for at length; as long as nothing is proposed there is nothing to be found either.
            _exhaustedAt = number;
            return Next(history, candidates, ref left);
        }

        left--;
        return new Trial
        {
            Number = number,
            Genotype = candidates.Current.Genotype,
            ArchitectureId = candidates.Current.ArchitectureId,
            Epochs = choice.Epochs,
            ContinuesFrom = SupernetTraining.IsNeeded(_manifest.Spec) ? Trial.SupernetNumber : null,
            InheritsFrom = _manifest.Spec.InheritWeights ? WeightInheritance.Nearest(candidates.Current.Genotype, history.Observations) : null,
            Parameters = candidates.Current.Cost.Parameters,
            Flops = candidates.Current.Cost.Flops,
        };
    }

    private IEnumerable<Candidate> Candidates(LedgerState state, SearchHistory history, int count)
    {
        // The strategy sees what was known when the batch was begun, not the trials that the batch itself adds.
        var known = history with { Observations = [.. _warmStart.Observations, .. state.Trials] };
        var random = RandomStream.Create(_manifest.Spec.Seed, "propose", state.NextNumber);
        return new CandidateStream(_gate, state.Architectures).Read(_components.Strategy, known, count, random, _warmStart.Best);
    }
}
