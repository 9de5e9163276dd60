using NasCloud.Core.Architectures;
using NasCloud.Training.Loops;
using NasCloud.Training.Modules;
using NasCloud.Training.Samples;
using TorchSharp;

namespace NasCloud.Training.Tests.Loops;

public class EvaluatorTests
{
    [Fact]
    public void Evaluate_LayersTooWideForOneBatch_MeasuresEverySampleOnce()
    {
        using var scope = torch.NewDisposeScope();
        var builder = new ArchitectureBuilder(TensorShape.Image(1, 8, 8));
        builder.Then("wide", new Convolution(50_000, 1));
        builder.Then("average", new GlobalAveragePooling());
        builder.Then("output", new Dense(3));
        using var network = new NetworkModule(builder.Build(), seed: 1, torch.CPU);
        var samples = SampleStore.Of(SampleData.Bars(5));
        var normalization = SampleMoments.OfPixels(samples);

        var whole = Evaluator.Evaluate(network, samples, normalization, torch.CPU, TestContext.Current.CancellationToken);

        Assert.Equal(50_000 * 64, network.LargestResult);
        var single = Enumerable.Range(0, 5).Select(index => Evaluator.Evaluate(network, samples.Part([index]), normalization, torch.CPU, TestContext.Current.CancellationToken)).ToList();
        Assert.Equal(single.Average(result => result.Accuracy), whole.Accuracy, 1e-9);
        Assert.Equal(single.Average(result => result.Loss), whole.Loss, 1e-4);
    }
}
