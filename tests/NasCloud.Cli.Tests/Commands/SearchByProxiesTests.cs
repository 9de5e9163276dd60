using NasCloud.Cli.Tests.Fakes;
using NasCloud.Core.Objectives;

namespace NasCloud.Cli.Tests.Commands;

/// <summary>A search by zero-cost proxies, from its spec to the trained winner.</summary>
[Collection(InProcessDriver.Collection)]
public sealed class SearchByProxiesTests : IDisposable
{
    private const string Spec = """
        {
          "schemaVersion": 1,
          "dataset": { "name": "bars" },
          "space": { "name": "chain", "depth": [1, 2], "layers": { "kinds": ["conv"], "conv": { "filters": [2, 4], "kernel": [3], "stride": [2] } } },
          "strategy": "random",
          "estimator": { "name": "zero-cost", "proxies": ["synflow", "naswot"], "batchSize": 16 },
          "objectives": ["synflow", "flops"],
          "final": { "epochs": 1 },
          "budget": { "trials": 3 }
        }
        """;

    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;
    private readonly string _folder = Directory.CreateTempSubdirectory("nascloud-proxies-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Search_ByProxies_TrainsTheWinnerAlone()
    {
        var ended = await EndedSearch.RunHereAsync(Spec, _folder, Test);

        var search = ended.Search;
        Assert.Equal(3, search.Trials.Count);
        Assert.All(search.Trials, trial => Assert.True(trial.Metric(MetricNames.Synflow) > 0 && trial.Metric(MetricNames.Naswot) is not null));
        Assert.Equal(search.Trials.MaxBy(trial => trial.Metric(MetricNames.Synflow))!.Trial.ArchitectureId, search.Final!.Trial.ArchitectureId);
        Assert.InRange(search.Final.Score!.Metrics[MetricNames.TestAccuracy], 0, 1);
    }
}
