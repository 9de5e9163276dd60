using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets.Tables;
using NasCloud.Core.Randomness;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.Searches.Results;
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
            var exported = new ModelExport(TimeProvider.System).Export(ModelKind.Full, Trained(architecture, samples), samples, labelled: true, Pulse, opset);
            Assert.Equal(samples.Count, exported.Entry.ComparedSamples);
            Assert.InRange(exported.Entry.LargestDifference, 0, 1e-4);
        },
        iter: 30,
        threads: 1);

    [Theory]
    [MemberData(nameof(SampleSpaces.Small), MemberType = typeof(SampleSpaces))]
    public void Export_RandomCandidatesOfASpace_AgreeAndAnswerAsManyClasses(string space)
    {
        for (var index = 0; index < 2; index++)
        {
            var architecture = new CandidateSampler(SampleSpaces.Create(space), new(null, null)).Draw(RandomStream.Create(index, "export"));
            var samples = Samples(architecture.Input, classes: 3);
            var network = Trained(architecture, samples);
            var full = new ModelExport(TimeProvider.System).Export(ModelKind.Full, network, samples, labelled: false, Pulse);
            using var model = OnnxModel.Load(full.File);
            Assert.Equal(3, model.Classes.Count);
            Assert.Null(full.Entry.TestAccuracy);
            Assert.True(new ModelExport(TimeProvider.System).Quantize(ModelKind.Quantized, network, samples, test: null, Pulse).Entry.Bytes > 0);
        }
    }

    [Theory]
    [InlineData(PredictionTask.Regression)]
    [InlineData(PredictionTask.Classification)]
    public void Export_RandomNetworksOfTables_AgreeOnEveryRow(PredictionTask task) => Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 1000], Gen.Int[OpsetVersions.Oldest, OpsetVersions.Newest]).Sample(
        (numbers, categories, seed, opset) =>
        {
            var data = new SampleTable(Math.Max(numbers, categories == 0 ? 1 : 0), categories, task, seed);
            var architecture = new CandidateSampler(data.Space, new(null, null)).Draw(RandomStream.Create(seed, "export"));
            var network = Trained(architecture, data.Samples) with { Table = data.Schema, Classes = [.. data.Classes] };

            var exported = new ModelExport(TimeProvider.System).Export(ModelKind.Full, network, data.Samples, labelled: true, Pulse, opset);

            Assert.Equal(data.Samples.Count, exported.Entry.ComparedSamples);
            Assert.Equal(task == PredictionTask.Regression, exported.Entry is { TestAccuracy: null, TestRmse: > 0 });
            Assert.Equal(task == PredictionTask.Classification, exported.Entry is { TestAccuracy: not null, TestRmse: null });
        },
        iter: 8,
        threads: 1);

    [Theory]
    [MemberData(nameof(SampleSpaces.OfSeries), MemberType = typeof(SampleSpaces))]
    public void Export_RandomNetworksOfSeries_AgreeOnEverySeries(string text) => Gen.Select(Gen.Int[0, 1000], Gen.Int[OpsetVersions.Oldest, OpsetVersions.Newest]).Sample(
        (seed, opset) =>
        {
            var architecture = new CandidateSampler(SampleSpaces.CreateOfSeries(text), new(null, null)).Draw(RandomStream.Create(seed, "export"));
            var samples = SampleStore.Of(SampleSeries.Bumps(30, seed));

            var exported = new ModelExport(TimeProvider.System).Export(ModelKind.Full, Trained(architecture, samples), samples, labelled: true, Pulse, opset);

            Assert.Equal(30, exported.Entry.ComparedSamples);
            Assert.NotNull(exported.Entry.TestAccuracy);
        },
        iter: 5,
        threads: 1);

    [Theory]
    [MemberData(nameof(SampleSpaces.OfTokens), MemberType = typeof(SampleSpaces))]
    public void Export_RandomNetworksOfTexts_AgreeOnEveryText(string text) => Gen.Select(Gen.Int[0, 1000], Gen.Int[OpsetVersions.Oldest, OpsetVersions.Newest]).Sample(
        (seed, opset) =>
        {
            var architecture = new CandidateSampler(SampleSpaces.CreateOfTokens(text), new(null, null)).Draw(RandomStream.Create(seed, "export"));
            var samples = SampleStore.Of(SampleSeries.Texts(30, seed));

            var exported = new ModelExport(TimeProvider.System).Export(ModelKind.Full, Trained(architecture, samples), samples, labelled: true, Pulse, opset);

            Assert.Equal(30, exported.Entry.ComparedSamples);
        },
        iter: 5,
        threads: 1);

    [Fact]
    public void Export_TestSamples_TellsTheAccuracyThatTheTrainedNetworkHas()
    {
        var images = SampleData.Bars(300, seed: 5);
        var network = Trained(SampleArchitectures.Small, SampleStore.Of(SampleData.Bars(300)));
        using var trained = new TrainedModel(network);

        var exported = new ModelExport(TimeProvider.System).Export(ModelKind.Full, network, SampleStore.Of(images), labelled: true, Pulse);

        Assert.Equal(trained.Evaluate(images, TestContext.Current.CancellationToken).Accuracy, exported.Entry.TestAccuracy);
        Assert.Equal(exported.File.Length, exported.Entry.Bytes);
        Assert.True(exported.Entry.LatencyMilliseconds > 0);
    }

    internal static TrainedNetwork Trained(Architecture architecture, SampleStore samples)
    {
        using var scope = torch.NewDisposeScope();
        using var module = new NetworkModule(architecture, seed: 3, torch.CPU);
        using var optimizer = torch.optim.SGD(module.parameters(), learningRate: 0.01);
        var normalization = SampleMoments.Measure(samples);
        using var loader = new BatchLoader(samples, normalization, torch.CPU);
        module.train();
        for (var step = 0; step < 4; step++)
        {
            using var inner = torch.NewDisposeScope();
            var batch = loader.Load([.. Enumerable.Range(0, samples.Count)]);
            optimizer.zero_grad();
            TrainingLoss.Mean(module.forward(batch.Images), batch.Labels).backward();
            optimizer.step();
        }

        // After so few steps the statistics are not those of the layers yet, and errors of rounding grow from layer to layer.
        using (torch.no_grad())
        {
            for (var pass = 0; pass < 60; pass++)
            {
                using var inner = torch.NewDisposeScope();
                module.forward(loader.Load([.. Enumerable.Range(0, samples.Count)]).Images);
            }
        }

        var classes = Enumerable.Range(0, architecture.OutputShape.Channels).Select(label => $"class {label}");
        return TrainedNetworks.Of(architecture, module, normalization, [.. classes]);
    }

    internal static SampleStore Samples(TensorShape shape, int classes)
    {
        var random = RandomStream.Create(2, "pixels");
        var pixels = new byte[20 * shape.Elements];
        random.NextBytes(pixels);
        return SampleStore.Of(new ImageSamples(shape, pixels, [.. Enumerable.Range(0, 20).Select(sample => sample % classes)]));
    }
}
