using NasCloud.Core.Architectures;
using NasCloud.Training.Samples;
using NasCloud.Training.ZeroCost;
using TorchSharp;
using Activation = NasCloud.Core.Architectures.Activation;

namespace NasCloud.Training.Tests.ZeroCost;

/// <summary>Networks small enough to compute proxies of by their formulas.</summary>
internal static class UntrainedNetworks
{
    /// <summary>Five inputs, six hidden units with a rectifier, three classes.</summary>
    public static Architecture TwoLayers { get; } = TwoLayersOf(ActivationFunction.Relu);

    public static Architecture TwoLayersOf(ActivationFunction function)
    {
        var builder = new ArchitectureBuilder(TensorShape.Vector(5));
        builder.Then("hidden", new Dense(6));
        builder.Then("activation", new Activation(function));
        builder.Then("output", new Dense(3));
        return builder.Build();
    }

    /// <summary>A network whose result doesn't depend on its input, beside a layer that nothing reads.</summary>
    public static Architecture Dead()
    {
        var builder = new ArchitectureBuilder(TensorShape.Image(1, 8, 8));
        builder.Then("conv", new Convolution(4, 3));
        builder.Add("unread", new Convolution(4, 3), "conv");
        builder.Add("zero", new Zero(), "conv");
        builder.Then("relu", new Activation(ActivationFunction.Relu));
        builder.Then("pool", new GlobalAveragePooling());
        builder.Then("output", new Dense(3));
        return builder.Build();
    }

    /// <summary>A network on random samples, in the caller's dispose scope.</summary>
    public static UntrainedNetwork Of(Architecture architecture, int samples = 8, int seed = 1)
    {
        torch.manual_seed(seed);
        var images = torch.randn([samples, .. architecture.Input.Dimensions.Select(size => (long)size)]);
        var labels = torch.arange(samples, torch.ScalarType.Int64).remainder(architecture.OutputShape.Dimensions[0]);
        return new(architecture, seed, new Batch(images, labels));
    }

    /// <summary>The weight of a layer as proxies see it.</summary>
    public static torch.Tensor Weight(UntrainedNetwork network, string layer)
    {
        using var module = network.Create();
        return module.Weights.Single(weight => weight.Name == $"{layer}.weight").Value.detach().clone();
    }
}
