using System.Collections.Immutable;
using System.Text;
using NasCloud.Core.Objectives;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Reports;
using NasCloud.Core.SearchSpaces;
using NasCloud.Testing.Searches;

namespace NasCloud.Core.Tests.Searches.Reports;

public sealed class TrialTableTests
{
    [Fact]
    public void ToBytes_OfTrials_HasARowForEachWithItsDecisions()
    {
        var first = Snapshots.Done(1, 0.5);
        var rows = Rows(first with { Trial = first.Trial with { Genotype = new Genotype([0, 1, 2, 3, 4, 0]) } }, Snapshots.Pending(2));

        var row = rows[0];
        Assert.Equal(("1", "1", "search", "succeeded", "9", "true"), (row["schemaVersion"], row["number"], row["kind"], row["state"], row["epochs"], row["isOnParetoFront"]));
        Assert.Equal(("0.5", "94218", "12.4", "trainer-1"), (row["metric.accuracy"], row["parameters"], row["deviceSeconds"], row["trainer"]));
        Assert.Equal(
            ["none", "skip", "conv1x1", "conv3x3", "averagePool3x3", "none"],
            row.Where(cell => cell.Key.StartsWith("decision.", StringComparison.Ordinal)).Select(cell => cell.Value));
        Assert.Equal(("open", "", "", "false"), (rows[1]["state"], rows[1]["metric.accuracy"], rows[1]["finishedAt"], rows[1]["isOnParetoFront"]));
    }

    [Fact]
    public void ToBytes_OfTextWithCommasQuotesAndLines_QuotesIt()
    {
        var text = Encoding.UTF8.GetString(ReportWriter.WriteTable(Snapshots.Create(trials: [Snapshots.Failed(1, "a, \"b\"\nc")])));

        Assert.EndsWith(",\"a, \"\"b\"\"\nc\"\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public void ToBytes_OfNumbers_KeepsAllTheirDigits()
    {
        var done = Snapshots.Done(1, 0.1 + 0.2);

        Assert.Equal("0.30000000000000004", Assert.Single(Rows(done with { Score = done.Score! with { Metrics = ImmutableSortedDictionary<string, double>.Empty.Add(MetricNames.Accuracy, 0.1 + 0.2) } }))["metric.accuracy"]);
    }

    private static List<Dictionary<string, string>> Rows(params Core.Strategies.Observation[] trials)
    {
        var lines = Encoding.UTF8.GetString(ReportWriter.WriteTable(Snapshots.Create(SearchState.Searching, trials: trials))).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var head = lines[0].Split(',');
        return [.. lines.Skip(1).Select(line => head.Zip(line.Split(',')).ToDictionary(pair => pair.First, pair => pair.Second))];
    }
}
