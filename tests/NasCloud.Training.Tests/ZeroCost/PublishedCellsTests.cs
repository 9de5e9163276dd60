using System.Diagnostics;
using NasCloud.Core.Architectures;
using NasCloud.Training.ZeroCost;
using TorchSharp;

namespace NasCloud.Training.Tests.ZeroCost;

/// <summary>The proxies against published figures.</summary>
public class PublishedCellsTests(ITestOutputHelper output)
{
    [Fact]
    public void Synflow_SomePublishedCells_RanksThemAsPublished()
    {
        var cells = PublishedCells.Read(step: 10);

        var scores = Scores(new Synflow(), cells.Networks(size: 8), samples: 2);

        var correlation = Ranks.Correlation(scores, cells.Column("synflow"));
        output.WriteLine($"{correlation:F3} over {scores.Count} cells");
        Assert.InRange(correlation, 0.9, 1);
    }

    /// <summary>Measures what docs/strategies.md reports; minutes.</summary>
    [Fact(Explicit = true)]
    public void AllProxies_AllPublishedCells_AreMeasured()
    {
        var cells = PublishedCells.Read();
        var accuracy = cells.Column("val_accuracy");
        Report("parameters", [.. cells.Networks().Select(network => (double)network.Cost.Parameters)], "params");
        Report("flops", [.. cells.Networks().Select(network => (double)network.Cost.Flops)], "flops");
        foreach (var (proxy, column) in new (IZeroCostProxy, string?)[]
        {
            (new Synflow(), "synflow"), (new Naswot(), null), (new JacobCov(), "jacov"), (new Snip(), "snip"), (new GradNorm(), "grad_norm"),
        })
        {
            var begun = Stopwatch.GetTimestamp();
            var scores = Scores(proxy, cells.Networks(), samples: 32);
            Report(proxy.Metric, scores, column);
            output.WriteLine($"  {Stopwatch.GetElapsedTime(begun).TotalMilliseconds / scores.Count:F0} ms a network");
        }

        void Report(string metric, List<double> scores, string? column)
        {
            var published = column is null ? string.Empty : $", with the published {Ranks.Correlation(scores, cells.Column(column)):F3}, theirs with accuracy {Ranks.Correlation(cells.Column(column), accuracy):F3}";
            output.WriteLine($"{metric}: with accuracy {Ranks.Correlation(scores, accuracy):F3}{published}; {scores.Count} cells, {scores.Min():G4} to {scores.Max():G4}");
        }
    }

    // Every network on the same samples: normal noise, and each class as often as the others.
    private static List<double> Scores(IZeroCostProxy proxy, IEnumerable<Architecture> networks, int samples) =>
    [
        .. networks.Select(network =>
        {
            using var scope = torch.NewDisposeScope();
            return proxy.Score(UntrainedNetworks.Of(network, samples));
        }),
    ];
}
