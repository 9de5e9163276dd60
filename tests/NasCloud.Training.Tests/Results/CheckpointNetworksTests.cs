using NasCloud.Core.Objectives;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.Specs;
using NasCloud.Core.Trials;
using NasCloud.Training.Datasets;
using NasCloud.Training.Loops;
using NasCloud.Training.Results;
using NasCloud.Training.Tests.Trials;
using NasCloud.Training.Trials;
using TorchSharp;

namespace NasCloud.Training.Tests.Results;

public sealed class CheckpointNetworksTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nascloud-").FullName;
    private readonly DatasetCatalog _catalog;

    public CheckpointNetworksTests()
    {
        SampleData.WriteIdx(Path.Combine(_folder, "bars"), SampleData.Bars(300), SampleData.Bars(90, seed: 2));
        _catalog = new(_folder);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("")]
    [InlineData(""", "weightAveraging": 0.9""")]
    public async Task ReadAsync_OfATrial_IsTheNetworkThatWasScored(string averaging)
    {
        var (manifest, trial) = await SearchAsync(averaging);
        var session = new FakeTrialSession();
        using var estimator = new TorchTrialEstimator(_catalog, TimeProvider.System);
        var space = SearchComponents.CreateSpace(manifest);
        var scored = await estimator.EstimateAsync(new(manifest.Spec, trial, space, space.Decode(trial.Genotype).Simplify()), session, TestContext.Current.CancellationToken);

        var network = await CheckpointNetworks.ReadAsync(manifest, trial, session.Checkpoint!, _catalog, TimeProvider.System, TestContext.Current.CancellationToken);

        var data = await new TrialDataCache(_catalog).GetAsync(TrialDataKey.Of(manifest.Spec, TrialKind.Search), TestContext.Current.CancellationToken);
        using var module = TrainedNetworks.Load(network, torch.CPU);
        var found = Evaluator.Evaluate(module, data.Validation!, network.Normalization, torch.CPU, TestContext.Current.CancellationToken);
        Assert.Equal(scored.Metrics[MetricNames.Loss], found.Loss, 1e-5);
        Assert.Equal(["0", "1", "2"], network.Classes);
    }

    [Fact]
    public async Task ReadAsync_OfAnotherNetworksCheckpoint_SaysSo()
    {
        var (manifest, trial) = await SearchAsync();

        var exception = await Assert.ThrowsAsync<InvalidDataException>(() =>
            CheckpointNetworks.ReadAsync(manifest, trial, [1, 2, 3], _catalog, TimeProvider.System, TestContext.Current.CancellationToken));

        Assert.Equal("The checkpoint of trial 3 of test can't be read: it is damaged, or of another network.", exception.Message);
    }

    private async Task<(SearchManifest Manifest, Trial Trial)> SearchAsync(string training = "")
    {
        var reading = SearchSpecReader.Read($$"""
            {
              "schemaVersion": 1, "name": "test", "dataset": "bars", "strategy": "random", "budget": { "trials": 1 },
              "space": { "name": "chain", "depth": [1], "layers": { "kinds": ["conv"], "conv": { "filters": [4], "kernel": [3], "stride": [2] } } },
              "training": { "batchSize": 16, "precision": "float32"{{training}} }
            }
            """);
        Assert.True(reading.Spec is not null, string.Join("; ", reading.Errors));
        var dataset = await (await _catalog.OpenAsync(reading.Spec.Dataset!, TestContext.Current.CancellationToken)).DescribeAsync(TestContext.Current.CancellationToken);
        var manifest = new SearchManifest(new("test"), DateTimeOffset.UnixEpoch, reading.Spec, dataset);
        var space = SearchComponents.CreateSpace(manifest);
        var genotype = space.Sample(Core.Randomness.RandomStream.Create(1, "test"));
        var architecture = space.Decode(genotype).Simplify();
        return (manifest, new() { Number = 3, Genotype = genotype, ArchitectureId = architecture.Id, Epochs = 2, Parameters = architecture.Cost.Parameters, Flops = architecture.Cost.Flops });
    }
}
