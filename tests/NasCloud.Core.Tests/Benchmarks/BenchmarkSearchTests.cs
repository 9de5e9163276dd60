using NasCloud.Core.Benchmarks;
using NasCloud.Core.Objectives;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Specs;
using NasCloud.Core.Strategies;
using NasCloud.Core.Trials;
using NasCloud.Testing.Searches;
using NasCloud.Testing.Strategies;

namespace NasCloud.Core.Tests.Benchmarks;

public sealed class BenchmarkSearchTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    [Theory]
    [InlineData("random")]
    [InlineData("grid")]
    [InlineData("local-search")]
    [InlineData("genetic(population=8)")]
    [InlineData("regularized-evolution(population=10,sample=3)")]
    public void Run_ByTheProductsRule_ProposesWhatASearchOfThatSeedWould(string strategy)
    {
        using var file = new TableFile(NasBenchLines());
        var component = ComponentReader.ReadStrategy(strategy).Components[0];
        var manifest = TestSearch.Create("""{ "trials": 60 }""", more: ", \"seed\": 5");
        manifest = manifest with { Spec = manifest.Spec with { Strategy = component } };
        var space = SearchComponents.CreateSpace(manifest);
        var problem = new BenchmarkProblem(space, file.Load(space: space, reportGoal: Goal.Maximize));
        var search = Search(problem, new Contender(component).Create(), Accounting.Product, 60, seed: 5);
        search.Run(TestContext.Current.CancellationToken);
        Assert.Equal(Searched(manifest, problem), search.Observations.Select(each => each.Trial.Genotype));
        Assert.Equal(60, search.Observations.Select(each => each.Trial.ArchitectureId).Distinct().Count());
    }

    [Fact]
    public void Run_ByTheReferencesRule_CountsRepeats()
    {
        using var file = TableFile.OfSmall();
        var problem = new BenchmarkProblem(TableFile.Small, file.Load());
        var search = Search(problem, new Repeating([Genotype.Parse("001"), Genotype.Parse("001"), Genotype.Parse("200")]), Accounting.Reference, 3);
        Assert.Equal([99, 99, 82], search.Run(TestContext.Current.CancellationToken));
        Assert.Equal(["0.0.1", "0.0.1", "2.0.0"], search.Observations.Select(each => each.Trial.Genotype.ToString()));
    }

    [Fact]
    public void Run_StrategyEndsEarly_KeepsItsBest()
    {
        using var file = TableFile.OfSmall();
        var search = Search(new(TableFile.Small, file.Load()), new Repeating([Genotype.Parse("100"), Genotype.Parse("001")]), Accounting.Reference, 5);
        Assert.Equal([91, 91, 91, 91, 91], search.Run(TestContext.Current.CancellationToken));
        Assert.Equal(2, search.Observations.Count);
    }

    [Fact]
    public void Run_GenotypesTheTableLacks_AreFailedTrials()
    {
        using var file = new TableFile("ops,signal,report", "001,NaN,NaN", "002,5,6");
        var search = Search(new(TableFile.Small, file.Load()), new Repeating([.. TableFile.Small.Enumerate().Take(3)]), Accounting.Reference, 3);
        Assert.Equal([double.NaN, double.NaN, 6], search.Run(TestContext.Current.CancellationToken));
        Assert.Equal([TrialOutcome.Failed, TrialOutcome.Succeeded, TrialOutcome.Succeeded], search.Observations.Select(each => each.Score!.Outcome));
    }

    [Fact]
    public void Run_EqualSignals_KeepsTheFirst()
    {
        using var file = new TableFile("ops,signal,report", "000,5,1", "001,5,2", "002,5,3");
        var search = Search(new(TableFile.Small, file.Load()), new Repeating([.. TableFile.Small.Enumerate().Take(3)]), Accounting.Reference, 3);
        Assert.Equal([1, 1, 1], search.Run(TestContext.Current.CancellationToken));
    }

    [Fact]
    public void Run_Strategies_SeeTheSignalAlone()
    {
        using var file = TableFile.OfSmall();
        var search = Search(new(TableFile.Small, file.Load()), new Repeating([Genotype.Parse("222")]), Accounting.Reference, 1);
        search.Run(TestContext.Current.CancellationToken);
        Assert.Equal(26, Assert.Single(search.Observations[0].Score!.Metrics).Value);
    }

    [Fact]
    public void Run_AskedToStop_Throws()
    {
        using var file = TableFile.OfSmall();
        var search = Search(new(TableFile.Small, file.Load()), new Contender(ComponentReader.ReadStrategy("random").Components[0]).Create(), Accounting.Reference, 1_000_000);
        Assert.Throws<OperationCanceledException>(() => search.Run(new CancellationToken(canceled: true)));
    }

    private static BenchmarkSearch Search(BenchmarkProblem problem, ISearchStrategy strategy, Accounting accounting, int budget, long seed = 1) =>
        new(problem, strategy, new(budget, 1, Accounting: accounting), new CandidateGate(problem.Space, new()), seed);

    private static List<Genotype> Searched(SearchManifest manifest, BenchmarkProblem problem)
    {
        var planner = new SearchPlanner(manifest);
        var state = new LedgerState();
        while (planner.Plan(state, Now).NewTrials is { Count: > 0 } trials)
        {
            foreach (var trial in trials)
            {
                state.Apply(new TrialProposed(Now, trial));
                var signal = problem.Table.Find(trial.Genotype)!.Signal;
                state.Apply(new TrialEnded(Now, new Observation(trial, null).End((MetricNames.Accuracy, signal)).Score!));
            }
        }

        return [.. state.Trials.Select(each => each.Trial.Genotype)];
    }

    private static IEnumerable<string> NasBenchLines()
    {
        var path = Path.GetTempFileName();
        try
        {
            TestSearch.WriteTable(path);
            return [.. File.ReadLines(path).Select(line => $"{line},{line.Split(',')[1]}").Select(line => line.Replace("accuracy,accuracy", "signal,report", StringComparison.Ordinal))];
        }
        finally
        {
            File.Delete(path);
        }
    }

    /// <summary>Proposes a list in order, repeats and all.</summary>
    private sealed class Repeating(Genotype[] genotypes) : ISearchStrategy
    {
        public int? GenerationSize => null;

        public IEnumerable<Genotype> Propose(SearchHistory history, int count, Random random) => genotypes.Skip(history.Observations.Count);
    }
}
