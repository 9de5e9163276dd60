using System.Text;
using NasCloud.Core.Architectures;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Reports;
using NasCloud.Core.Trainers;
using NasCloud.Testing.Searches;
using NasCloud.Testing.Storage;

namespace NasCloud.Core.Tests.Searches.Reports;

public sealed class TrialDetailTests
{
    private static CancellationToken Test => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ReadAsync_OfTrial_AddsItsCurveAndItsNetwork()
    {
        var repository = new SearchRepository(new InMemoryObjectStore());
        var manifest = TestSearch.Create();
        var line = """{"epoch":1,"trainingLoss":0.5,"metrics":{"accuracy":0.75},"seconds":2,"learningRate":0.01}""" + "\n";
        await repository.Store.AppendAsync(SearchPaths.Curve(manifest.Id, 3), Encoding.UTF8.GetBytes(line), 0, Test);

        var detail = await TrialDetail.ReadAsync(repository, manifest, Snapshots.Done(3, 0.8), Test);

        Assert.Equal((3, 3), (detail.Trial.Number, detail.Score!.Trial));
        Assert.Equal(0.75, Assert.Single(detail.Curve).Metrics["accuracy"]);
        Assert.Equal("3x32x32", detail.Architecture.Input.ToString());
    }

    [Fact]
    public async Task ReadAsync_OfTrial_TellsWhatEachNodeMakesAndCostsAndItsAttempts()
    {
        var repository = new SearchRepository(new InMemoryObjectStore());
        var manifest = TestSearch.Create();
        var attempt = new TrialAttempt("trainer-1", DateTimeOffset.UnixEpoch, FromEpoch: 2, Error: "out of memory", Session: "secret");
        await repository.CreateJsonAsync(SearchPaths.Attempt(manifest.Id, 3, 1), attempt, Test);

        var detail = await TrialDetail.ReadAsync(repository, manifest, Snapshots.Done(3, 0.8), Test);

        Assert.Equal(detail.Architecture.Nodes.Select(node => node.Name), detail.Nodes.Select(node => node.Name));
        Assert.Equal(detail.Architecture.Cost, new ArchitectureCost(detail.Nodes.Sum(node => node.Parameters), detail.Nodes.Sum(node => node.Flops)));
        Assert.Equal(detail.Architecture.OutputShape, detail.Nodes.Single(node => node.Name == detail.Architecture.Output).Shape);
        Assert.Equal(new AttemptReport("trainer-1", DateTimeOffset.UnixEpoch, 2, null, "out of memory", GivenBack: false), Assert.Single(detail.Attempts));
    }
}
