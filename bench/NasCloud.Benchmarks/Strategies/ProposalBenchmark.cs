using System.Diagnostics;
using NasCloud.Core.Benchmarks;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Specs;
using NasCloud.Core.Strategies;

namespace NasCloud.Benchmarks.Strategies;

/// <summary>What it costs a strategy to propose a candidate, and how that grows with what is known.</summary>
internal static class ProposalBenchmark
{
    private const int Short = 100, Judged = 1_000;
    private const int Rounds = 30;

    // A candidate after 1,000 trials, on one core. What learns a model may take longer, and is asked for several at a time.
    private const double MostMilliseconds = 5, MostLearning = 200;
    private const int LearningBatch = 10;

    private static readonly string[] Learning = ["auto", "bananas", "gaussian-process", "progressive", "tpe"];

    /// <returns>0 where every target is met, else 1.</returns>
    public static int Run(string strategies, string space)
    {
        var searched = SearchComponents.CreateSpace(Only(ComponentReader.ReadSpace(space)), dataset: null);
        Console.WriteLine($"space {space}, {searched.Decisions.Count} decisions; milliseconds a candidate, medians of {Rounds} proposals");
        Console.WriteLine($"{"strategy",-24} {"batch",6} {$"after {Short}",10} {$"after {Judged}",11} {"target",7} {"growth",7}");
        var met = true;
        foreach (var strategy in ComponentReader.Split(strategies).Select(text => Only(ComponentReader.ReadStrategy(text))))
            met &= Measure(strategy, searched);
        Console.WriteLine(met ? "every target is met" : "a target is missed");
        return met ? 0 : 1;
    }

    private static bool Measure(ComponentSpec component, SearchSpace space)
    {
        var history = GrownHistory.Grow(Create(component), space, Judged);
        if (history.Observations.Count < Judged)
            throw new InvalidOperationException($"{component.Name} ended after {history.Observations.Count} trials: choose a larger space.");
        var isLearning = IsLearning(component);
        var batch = Create(component).GenerationSize ?? (isLearning ? LearningBatch : 1);
        var target = isLearning ? MostLearning : MostMilliseconds;
        var few = Milliseconds(component, history with { Observations = [.. history.Observations.Take(Short)] }, batch);
        var many = Milliseconds(component, history, batch);
        // The exponent of the history's length that the cost grows with: 0 for not at all, 1 for in proportion.
        var growth = Math.Log(many / few) / Math.Log((double)Judged / Short);
        Console.WriteLine(FormattableString.Invariant($"{new Contender(component).Label,-24} {batch,6} {few,10:F3} {many,11:F3} {target,7:F1} {growth,7:F2}"));
        return many <= target;
    }

    private static bool IsLearning(ComponentSpec component) =>
        Learning.Contains(component.Name) || component.Parameters.Json["controller"]?.GetValue<string>() == "lstm";

    private static ISearchStrategy Create(ComponentSpec component) =>
        StrategyCatalog.All.Single(descriptor => descriptor.Name == component.Name).Create(component.Parameters);

    private static double Milliseconds(ComponentSpec component, SearchHistory history, int batch)
    {
        Propose(component, history, batch);
        return Statistics.Median(Enumerable.Range(0, Rounds).Select(_ => Propose(component, history, batch)));
    }

    // By a new strategy each time, since some remember what they learned.
    private static double Propose(ComponentSpec component, SearchHistory history, int batch)
    {
        var strategy = Create(component);
        var known = history.Observations.Select(each => each.Trial.Genotype).ToHashSet();
        var begun = Stopwatch.GetTimestamp();
        var taken = GrownHistory.Take(strategy, history, known, batch);
        return Stopwatch.GetElapsedTime(begun).TotalMilliseconds / taken.Count;
    }

    private static ComponentSpec Only(ComponentReading reading) => reading.Errors.Count == 0
        ? reading.Components[0]
        : throw new ArgumentException(string.Join("; ", reading.Errors));
}
