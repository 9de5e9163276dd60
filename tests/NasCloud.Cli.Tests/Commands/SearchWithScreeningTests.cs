using NasCloud.Cli.Tests.Fakes;
using NasCloud.Core.Objectives;

namespace NasCloud.Cli.Tests.Commands;

/// <summary>A search that screens its candidates, from its spec to the trained winner.</summary>
[Collection(InProcessDriver.Collection)]
public sealed class SearchWithScreeningTests : IDisposable
{
    private const string Spec = """
        {
          "schemaVersion": 1,
          "dataset": { "name": "bars" },
          "space": { "name": "chain", "depth": [1, 2], "layers": { "kinds": ["conv"], "conv": { "filters": [2, 4], "kernel": [3], "stride": [2] } } },
          "strategy": "random",
          "fidelity": { "name": "asha", "minEpochs": 1, "maxEpochs": 2, "reduction": 2 },
          "screening": { "proxy": "synflow", "pool": 3, "batchSize": 16 },
          "final": { "epochs": 1 },
          "budget": { "trials": 2 }
        }
        """;

    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;
    private readonly string _folder = Directory.CreateTempSubdirectory("nascloud-screening-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Search_WithScreening_TrainsTheBestOfThePoolsAlone()
    {
        var ended = await EndedSearch.RunHereAsync(Spec, _folder, Test);

        var search = ended.Search;
        Assert.Equal((6, 2), (search.Screened, search.Architectures));
        Assert.Equal([0, 0, 0, 1, 0, 0, 0, 1, 2], search.Trials.Select(trial => trial.Trial.Epochs));
        Assert.All(search.Trials, trial => Assert.Equal(trial.Trial.IsScreening, trial.Metric(MetricNames.Accuracy) is null));
        Assert.Equal(search.Trials.Take(3).MaxBy(trial => trial.Metric(MetricNames.Synflow))!.Trial.Number, search.Trials[3].Trial.ContinuesFrom);
        Assert.Contains(search.Final!.Trial.ArchitectureId, search.Trials.Where(trial => !trial.Trial.IsScreening).Select(trial => trial.Trial.ArchitectureId));
        Assert.Contains("2 networks, 6 screened", ended.Output, StringComparison.Ordinal);
    }
}
