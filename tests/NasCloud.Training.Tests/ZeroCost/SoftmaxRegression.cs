using NasCloud.Core.Architectures;
using NasCloud.Training.ZeroCost;
using TorchSharp;

namespace NasCloud.Training.Tests.ZeroCost;

/// <summary>The network whose gradient everybody knows.</summary>
internal static class SoftmaxRegression
{
    public static Architecture Architecture { get; } = Build();

    /// <summary>The mean over the samples of (probabilities - label) times the sample.</summary>
    public static torch.Tensor Gradient(UntrainedNetwork network)
    {
        var (samples, labels) = (network.Batch.Images, network.Batch.Labels);
        var probabilities = samples.matmul(UntrainedNetworks.Weight(network, "output").t()).softmax(1);
        var errors = probabilities - torch.nn.functional.one_hot(labels, 3).to_type(torch.ScalarType.Float32);
        return errors.t().matmul(samples) / samples.shape[0];
    }

    private static Architecture Build()
    {
        var builder = new ArchitectureBuilder(TensorShape.Vector(5));
        builder.Then("output", new Dense(3));
        return builder.Build();
    }
}
