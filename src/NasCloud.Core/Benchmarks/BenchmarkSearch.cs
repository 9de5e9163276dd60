using NasCloud.Core.Objectives;
using NasCloud.Core.Randomness;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.Strategies;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Benchmarks;

/// <summary>One search over a table: proposes, looks up, proposes again, without an engine around it.</summary>
/// <remarks>
/// Under <see cref="Accounting.Product"/> it proposes what a search with one trainer would whose spec has this seed, this
/// strategy and this table. Used once, by one thread.
/// </remarks>
internal sealed class BenchmarkSearch
{
    private readonly BenchmarkTable _table;
    private readonly ISearchStrategy _strategy;
    private readonly BenchmarkPlan _plan;
    private readonly CandidateGate _gate;
    private readonly long _seed;
    private readonly List<Observation> _observations;
    private readonly SearchHistory _history;
    private readonly HashSet<string> _paid = new(StringComparer.Ordinal);
    private readonly double[] _curve;
    private BenchmarkRow? _best;

    /// <param name="problem">What to search.</param>
    /// <param name="strategy">Proposes.</param>
    /// <param name="plan">The budget and how it is counted.</param>
    /// <param name="gate">Tells which genotypes are networks and which are the same; shared by searches of the same space.</param>
    /// <param name="seed">Fixes all randomness.</param>
    public BenchmarkSearch(BenchmarkProblem problem, ISearchStrategy strategy, BenchmarkPlan plan, CandidateGate gate, long seed)
    {
        _table = problem.Table;
        _strategy = strategy;
        _plan = plan;
        _gate = gate;
        _seed = seed;
        _observations = new(plan.Budget);
        _history = new(problem.Space, [new Objective(BenchmarkTable.SignalMetric, _table.Signal.Goal)], _observations);
        _curve = new double[plan.Budget];
    }

    /// <summary>The trials so far.</summary>
    public IReadOnlyList<Observation> Observations => _observations;

    /// <summary>Searches until the budget is used or the strategy has nothing more to propose.</summary>
    /// <returns>
    /// After each evaluation of the budget the reported value of the best by signal, NaN while there is none. A search that
    /// ends early keeps its best.
    /// </returns>
    public double[] Run(CancellationToken stop)
    {
        while (_observations.Count < _plan.Budget && Extend())
            stop.ThrowIfCancellationRequested();
        _curve.AsSpan(_observations.Count).Fill(Reported);
        return _curve;
    }

    private double Reported => _best?.Report ?? double.NaN;

    private bool Extend()
    {
        var count = _strategy.GenerationSize ?? 1;
        var random = RandomStream.Create(_seed, "propose", _observations.Count + 1);
        // All of a generation are read before the first is known, which the history they are drawn from would show.
        List<Candidate> candidates = [.. Candidates(count, random).Take(Math.Min(count, _plan.Budget - _observations.Count))];
        candidates.ForEach(Evaluate);
        return candidates.Count > 0;
    }

    private IEnumerable<Candidate> Candidates(int count, Random random) => _plan.Accounting == Accounting.Product
        ? new CandidateStream(_gate, _paid).Read(_strategy, _history, count, random, [])
        : _strategy.Propose(_history, count, random).Select(genotype => new Candidate(genotype, genotype.ToString(), new(0, 0)));

    private void Evaluate(Candidate candidate)
    {
        var number = _observations.Count + 1;
        var row = _table.Find(candidate.Genotype);
        _paid.Add(candidate.ArchitectureId);
        _observations.Add(new(TrialOf(candidate, number), ScoreOf(row, number)));
        if (row is { HasSignal: true } && (_best is null || _table.Signal.Goal.IsBetter(row.Signal, _best.Signal)))
            _best = row;
        _curve[number - 1] = Reported;
    }

    private static Trial TrialOf(Candidate candidate, int number) => new()
    {
        Number = number,
        Genotype = candidate.Genotype,
        ArchitectureId = candidate.ArchitectureId,
        Epochs = 1,
        Parameters = candidate.Cost.Parameters,
        Flops = candidate.Cost.Flops,
    };

    private static TrialScore ScoreOf(BenchmarkRow? row, int number) => row is null
        ? new() { Trial = number, Outcome = TrialOutcome.Failed, Error = "The table has no row for it." }
        : new() { Trial = number, Outcome = TrialOutcome.Succeeded, Metrics = row.Metrics };
}
