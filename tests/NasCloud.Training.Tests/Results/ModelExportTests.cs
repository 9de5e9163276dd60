using NasCloud.Core.Architectures;
using NasCloud.Core.Randomness;
using NasCloud.Core.SearchSpaces;
using NasCloud.Models.Inference;
using NasCloud.Models.Networks;
using NasCloud.Models.Onnx;
using NasCloud.Training.Datasets;
using NasCloud.Training.Loops;
using NasCloud.Training.Modules;
using NasCloud.Training.Results;
using NasCloud.Training.Samples;
using TorchSharp;

namespace NasCloud.Training.Tests.Results;

public sealed class ModelExportTests
{
    private static readonly Pulse Pulse = new(CancellationToken.None, () => { });

    [Fact]
    public void Export_AnyArchitectureAfterSomeSteps_AgreesInEveryOperatorSet() => Gen.Select(SampleArchitectures.Random, Gen.Int[OpsetVersions.Oldest, OpsetVersions.Newest]).Sample(
        (architecture, opset) =>
        {
            var samples = Samples(architecture.Input, classes: 4);
            var exported = new ModelExport(TimeProvider.System).Export(Trained(architecture, samples), samples, labelled: true, Pulse, opset);
            Assert.Equal(samples.Count, exported.Entry.ComparedSamples);
            Assert.InRange(exported.Entry.LargestDifference, 0, 1e-4);
        },
        iter: 60,
        threads: 1);

    [Theory]
    [InlineData("chain")]
    [InlineData("nas-bench-201")]
    public void Export_RandomCandidatesOfASpace_AgreeAndAnswerAsManyClasses(string space)
    {
        SearchSpace searched = space == "chain" ? SampleSpaces.Chain : SampleSpaces.Cells;
        var random = RandomStream.Create(1, "export");
        for (var candidate = 0; candidate < 10; candidate++)
        {
            var architecture = searched.Decode(searched.Sample(random)).Simplify();
            var samples = SampleStore.Of(SampleData.Bars(30));
            var exported = new ModelExport(TimeProvider.System).Export(Trained(architecture, samples), samples, labelled: false, Pulse);
            using var model = OnnxModel.Load(exported.File);
            Assert.Equal(3, model.Classes.Count);
            Assert.Null(exported.Entry.TestAccuracy);
        }
    }

    [Fact]
    public void Export_TestSamples_TellsTheAccuracyThatTheTrainedNetworkHas()
    {
        var images = SampleData.Bars(300, seed: 5);
        var network = Trained(SampleArchitectures.Small, SampleStore.Of(SampleData.Bars(300)));
        using var trained = new TrainedModel(network);

        var exported = new ModelExport(TimeProvider.System).Export(network, SampleStore.Of(images), labelled: true, Pulse);

        Assert.Equal(trained.Evaluate(images, TestContext.Current.CancellationToken).Accuracy, exported.Entry.TestAccuracy);
        Assert.Equal(exported.File.Length, exported.Entry.Bytes);
        Assert.True(exported.Entry.LatencyMilliseconds > 0);
    }

    private static TrainedNetwork Trained(Architecture architecture, SampleStore samples)
    {
        using var scope = torch.NewDisposeScope();
        using var module = new NetworkModule(architecture, seed: 3, torch.CPU);
        using var optimizer = torch.optim.SGD(module.parameters(), learningRate: 0.01);
        var normalization = PixelMoments.Measure(samples);
        using var loader = new BatchLoader(samples, normalization, torch.CPU);
        module.train();
        for (var step = 0; step < 4; step++)
        {
            using var inner = torch.NewDisposeScope();
            var batch = loader.Load([.. Enumerable.Range(0, samples.Count)]);
            optimizer.zero_grad();
            torch.nn.functional.cross_entropy(module.forward(batch.Images), batch.Labels).backward();
            optimizer.step();
        }

        var classes = Enumerable.Range(0, architecture.OutputShape.Channels).Select(label => $"class {label}");
        return TrainedNetworks.Of(architecture, module, normalization, [.. classes]);
    }

    private static SampleStore Samples(TensorShape shape, int classes)
    {
        var random = RandomStream.Create(2, "pixels");
        var pixels = new byte[20 * shape.Elements];
        random.NextBytes(pixels);
        return SampleStore.Of(new ImageSamples(shape, pixels, [.. Enumerable.Range(0, 20).Select(sample => sample % classes)]));
    }
}
