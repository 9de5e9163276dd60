using System.Globalization;
using NasCloud.Core.Benchmarks;
using NasCloud.Core.Fidelity;
using NasCloud.Core.Fidelity.Full;
using NasCloud.Core.Fidelity.Screening;
using NasCloud.Core.Objectives;
using NasCloud.Core.Randomness;
using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Specs;
using NasCloud.Core.Strategies;
using NasCloud.Core.Tests.Strategies;
using NasCloud.Testing.SearchSpaces;
using NasCloud.Testing.Strategies;

namespace NasCloud.Core.Tests.Fidelity.Screening;

/// <summary>What screening gains on NAS-Bench-201.</summary>
public sealed class ScreeningQualityTests(ITestOutputHelper output)
{
    private static readonly int[] At = [5, 10, 20, 30, 50, 100];

    [Theory]
    [InlineData("synflow")]
    [InlineData("params")]
    public void Next_PublishedProxyOfRandomCells_FindsWhatChanceFindsInThriceAsManyTrials(string proxy)
    {
        var cells = PublishedCells();

        var (screened, unscreened) = (Measure(300, seed => Search(cells, seed, proxy)), Measure(300, seed => Search(cells, seed, proxy: null)));

        Assert.True(screened[1].Mean > unscreened[3].Mean, $"{Line(screened)}; without screening {Line(unscreened)}");
        output.WriteLine($"{Line(screened)}; without screening {Line(unscreened)}");
    }

    /// <summary>Measures what docs/strategies.md reports; many minutes.</summary>
    [Theory(Explicit = true)]
    [InlineData("\"random\"")]
    [InlineData("""{ "name": "regularized-evolution", "population": 10, "sample": 3 }""")]
    [InlineData("\"auto\"")]
    public void Plan_BySize_IsMeasured(string strategy)
    {
        var table = NasBench201.Table.Value.ToDictionary(cell => cell.Genotype);
        foreach (var screening in new[] { "null", "\"parameters\"", """{ "proxy": "parameters", "initial": 10 }""" })
            output.WriteLine($"{strategy} {screening}: {Line(Measure(100, seed => Search(table, strategy, screening, seed)))}");
    }

    // Random cells, screened or not; the best accuracy so far after each trained one.
    private static List<double> Search(IReadOnlyList<IReadOnlyDictionary<string, double>> cells, int seed, string? proxy)
    {
        IFidelityScheduler full = new FullScheduler(new(1));
        var scheduler = proxy is null ? full : new ScreeningScheduler(full, new(proxy, Pool: 4, Batch: 1, Begin: 0, End: int.MaxValue, Most: int.MaxValue));
        int[] order = [.. Enumerable.Range(0, cells.Count)];
        RandomStream.Create(seed, "cells").Shuffle(order);
        var (observations, accuracies, read) = (new List<Observation>(), new List<double>(), 0);
        while (accuracies.Count < 30)
        {
            var choice = scheduler.Next(new(TestSpace.Flat(1, cells.Count), Histories.One, observations));
            var cell = choice.Promotes is { } number ? observations[number - 1].Trial.Genotype.Choices[0] : order[read++];
            observations.Add(Observe.Pending(observations.Count + 1, new([cell]), choice.Epochs).End([.. cells[cell].Select(metric => (metric.Key, metric.Value))]));
            if (choice.Epochs > 0)
                accuracies.Add(Math.Max(accuracies.LastOrDefault(), cells[cell]["val_accuracy"]));
        }

        return accuracies;
    }

    // A search by 12-epoch accuracy; the 200-epoch accuracy of the best so far after each trained one.
    private static List<double> Search(Dictionary<Genotype, NasBench201.Cell> table, string strategy, string screening, int seed)
    {
        var reading = SearchSpecReader.Read($$"""
            {
              "schemaVersion": 1, "dataset": "glyphs", "space": "nas-bench-201", "strategy": {{strategy}},
              "screening": {{screening}}, "budget": { "trials": {{At[^1]}} }, "seed": {{seed}}
            }
            """);
        var planner = new SearchPlanner(new(new("test"), default, reading.Spec!, Dataset: null));
        var (state, best, accuracies) = (new LedgerState(), table.Values.First() with { Validation12 = 0 }, new List<double>());
        while (planner.Plan(state, default).NewTrials is [var trial])
        {
            var cell = table[trial.Genotype];
            state.Apply(new TrialProposed(default, trial));
            state.Apply(new TrialEnded(default, new Observation(trial, null).End((MetricNames.Accuracy, cell.Validation12)).Score!));
            best = cell.Validation12 > best.Validation12 ? cell : best;
            accuracies.Add(best.Validation200);
        }

        return accuracies;
    }

    private static List<SampleStatistics> Measure(int seeds, Func<int, List<double>> search)
    {
        var curves = Enumerable.Range(0, seeds).AsParallel().Select(search).ToList();
        return [.. At.Where(at => at <= curves[0].Count).Select(at => SampleStatistics.Of([.. curves.Select(curve => curve[at - 1])]))];
    }

    private static string Line(List<SampleStatistics> at) =>
        string.Join(" | ", at.Select(each => string.Create(CultureInfo.InvariantCulture, $"{each.Mean:F2} ± {each.StandardDeviation:F2}")));

    private static List<Dictionary<string, double>> PublishedCells()
    {
        var lines = File.ReadLines(NasBench201.RequirePath("nas-bench-201-zero-cost-cifar10.csv")).Select(line => line.Split(',')).ToList();
        string[] columns = ["synflow", "params", "val_accuracy"];
        return [.. lines.Skip(1).Select(row => columns.ToDictionary(column => column, column => double.Parse(row[Array.IndexOf(lines[0], column)], CultureInfo.InvariantCulture)))];
    }
}
