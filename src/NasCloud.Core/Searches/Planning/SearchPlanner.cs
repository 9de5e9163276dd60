using NasCloud.Core.Fidelity.Screening;
using NasCloud.Core.Latency;
using NasCloud.Core.Randomness;
using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.Searches.WarmStarts;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Searches.Planning;

/// <summary>Decides what a search does next: a function of its ledger, its seed and, where the budget has a limit of time, the time.</summary>
internal sealed class SearchPlanner
{
    private readonly SearchManifest _manifest;
    private readonly SearchComponents _components;
    private readonly BudgetGuard _budget;
    private readonly LatencyPredictor? _latency;
    private readonly CandidateGate _gate;
    private readonly WarmStart _warmStart;
    private readonly ScreeningPlan? _bySize;
    private (int Number, bool IsScreening)? _exhausted;

    public SearchPlanner(SearchManifest manifest, WarmStart? warmStart = null)
    {
        _manifest = manifest;
        _warmStart = warmStart ?? WarmStart.None;
        _components = SearchComponents.Create(manifest);
        _budget = new BudgetGuard(manifest);
        _latency = LatencyPredictor.Of(manifest.Spec);
        _gate = new CandidateGate(_components.Space, manifest.Spec.Constraints, _latency);
        _bySize = manifest.Spec.Screening is { TakesTrials: false } screening ? ScreeningPlan.Of(screening, manifest.Spec, _components.Strategy.GenerationSize) : null;
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
        new CandidateSampler(_components.Space, _manifest.Spec.Constraints, _latency).TryDraw(RandomStream.Create(_manifest.Spec.Seed, "supernet"));

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
        using var stream = Candidates(state, history, count).GetEnumerator();
        var candidates = new CandidateQueue(stream);
        var left = _budget.CandidatesLeft(state);
        for (var proposed = 0; proposed < count && Next(state, history, candidates, ref left) is { } trial; proposed++)
            observations.Add(new Observation(trial, null));
        var trials = observations.Skip(state.Trials.Count).Select(observation => observation.Trial).ToList();
        return trials.Count > 0 || state.Open.Count > 0
            ? new SearchPlan(trials)
            : SearchPlan.Wait with { End = left == 0 ? EndReason.Trials : EndReason.SpaceExhausted };
    }

    private Trial? Next(LedgerState state, SearchHistory history, CandidateQueue candidates, ref int left)
    {
        var choice = left > 0 ? _components.Fidelity.Next(history) : null;
        if (choice is { Promotes: null } && Find(state, history, candidates, isScreening: choice.Epochs == 0) is { } candidate)
        {
            left -= choice.Epochs == 0 ? 0 : 1;
            return Begin(candidate, SupernetTraining.Epochs(_manifest.Spec) ?? choice.Epochs, history);
        }

        var promotion = choice is { Promotes: not null } ? choice : _components.Fidelity.NextPromotion(history);
        if (promotion?.Promotes is not { } promoted)
            return null;
        var earlier = history.Observations[promoted - 1].Trial;
        left -= earlier.IsScreening ? 1 : 0;
        // A screening left no weights to go on with.
        var inherited = earlier.IsScreening ? InheritedBy(earlier.Genotype, history) : null;
        return earlier with { Number = history.Observations.Count + 1, Epochs = promotion.Epochs, ContinuesFrom = promoted, InheritsFrom = inherited };
    }

    private Candidate? Find(LedgerState state, SearchHistory history, CandidateQueue candidates, bool isScreening)
    {
        var wanted = (history.Observations.Count + 1, isScreening);
        if (_exhausted == wanted)
            return null;
        var batch = history.Observations.Skip(state.Trials.Count).Select(each => each.Trial).ToList();
        var begun = batch.Where(trial => !trial.IsScreening).Select(trial => trial.ArchitectureId).ToHashSet(StringComparer.Ordinal);
        var found = candidates.Take(each => !begun.Contains(each.ArchitectureId) && !(isScreening && state.Screened.Contains(each.ArchitectureId)));
        // Looked for at length; as long as nothing is proposed there is nothing to be found either. A batch's own trials may still leave some.
        if (found is null && batch.Count == 0)
            _exhausted = wanted;
        return found;
    }

    private Trial Begin(Candidate candidate, int epochs, SearchHistory history) => new()
    {
        Number = history.Observations.Count + 1,
        Genotype = candidate.Genotype,
        ArchitectureId = candidate.ArchitectureId,
        Epochs = epochs,
        // What it continues from is trained already, for as many epochs.
        ContinuesFrom = SupernetTraining.IsNeeded(_manifest.Spec) ? Trial.SupernetNumber : null,
        InheritsFrom = epochs == 0 ? null : InheritedBy(candidate.Genotype, history),
        Parameters = candidate.Cost.Parameters,
        Flops = candidate.Cost.Flops,
        PredictedLatencyMs = candidate.PredictedLatencyMs,
    };

    private int? InheritedBy(Genotype genotype, SearchHistory history) =>
        _manifest.Spec.InheritWeights ? WeightInheritance.Nearest(genotype, history.Observations) : null;

    private IEnumerable<Candidate> Candidates(LedgerState state, SearchHistory history, int count)
    {
        // The strategy sees what was known when the batch was begun, not the trials that the batch itself adds.
        var known = history with { Observations = [.. _warmStart.Observations, .. state.Trials.Where(trial => !trial.Trial.IsScreening)] };
        var random = RandomStream.Create(_manifest.Spec.Seed, "propose", state.NextNumber);
        var trained = state.Architectures.Count;
        return _bySize is null || trained >= _bySize.End
            ? Read(count)
            : SizeScreening.Choose(Read(count * _bySize.Pool), _bySize, trained);

        IEnumerable<Candidate> Read(int most) =>
            new CandidateStream(_gate, state.Architectures).Read(_components.Strategy, known, most, random, _warmStart.Best);
    }
}
