using NasCloud.Core.Architectures;
using NasCloud.Models.Files;
using NasCloud.Training.Modules;
using NasCloud.Training.Supernets;
using TorchSharp;

namespace NasCloud.Training.Tests.Supernets;

public sealed class SharedWeightsTests : IDisposable
{
    private readonly DisposeScope _scope = torch.NewDisposeScope();
    private readonly SharedWeights _weights = new(seed: 1, torch.CPU);

    public void Dispose()
    {
        _weights.Dispose();
        _scope.Dispose();
    }

    [Fact]
    public void Network_NarrowerOne_HasTheFirstFeaturesOfAWiderOne()
    {
        var wide = Values(Conv(filters: 6, dense: 3));

        var narrow = Values(Conv(filters: 4, dense: 3));

        foreach (var (name, value) in narrow)
            Assert.True(SharedTensor.First(wide[name], value.shape).equal(value).all().item<bool>(), name);
    }

    [Fact]
    public void Network_WiderOneLater_KeepsWhatWasThere()
    {
        var narrow = Values(Conv(filters: 4, dense: 3));

        var wide = Values(Conv(filters: 6, dense: 3));

        foreach (var (name, value) in narrow)
            Assert.True(SharedTensor.First(wide[name], value.shape).equal(value).all().item<bool>(), name);
    }

    [Fact]
    public void Network_OtherKernelOrOtherSizeFlattened_SharesNothing()
    {
        var three = Values(Conv(filters: 4, dense: 3));

        var five = Values(Conv(filters: 4, dense: 3, kernel: 5));
        var strided = Values(Conv(filters: 4, dense: 3, stride: 2));

        Assert.NotEqual(three["conv.weight"][0, 0, 0, 0].item<float>(), five["conv.weight"][0, 0, 0, 0].item<float>());
        Assert.NotEqual(three["dense.weight"][0, 0].item<float>(), strided["dense.weight"][0, 0].item<float>());
        Assert.Equal(three["conv.weight"][0, 0, 0, 0].item<float>(), strided["conv.weight"][0, 0, 0, 0].item<float>());
    }

    [Fact]
    public void Step_OfANarrowOne_ChangesItsShareOfTheWideOneAndNoMore()
    {
        var before = Values(Conv(filters: 6, dense: 3));
        Assert.True(Train(Conv(filters: 4, dense: 3)));

        var after = Values(Conv(filters: 6, dense: 3));

        var moved = (after["dense.weight"] - before["dense.weight"]).abs().sum([0L]);
        Assert.True(moved.narrow(0, 0, 4 * 64).sum().item<float>() > 0);
        Assert.Equal(0, moved.narrow(0, 4 * 64, 2 * 64).sum().item<float>());
    }

    [Fact]
    public void Step_AlwaysTheSameNetwork_IsThatOfTheOptimizerOfTorchSharp()
    {
        var architecture = Conv(filters: 4, dense: 3);
        var plain = new NetworkModule(architecture, seed: 3, torch.CPU);
        using (var network = _weights.Network(architecture))
        using (torch.no_grad())
        {
            foreach (var (ours, theirs) in network.Module.Weights.Zip(plain.Weights))
                theirs.Value.copy_(ours.Value);
        }

        var optimizer = torch.optim.SGD(plain.Weights.Select(weight => weight.Value), 0.1, momentum: 0.9, nesterov: true);
        for (var step = 0; step < 3; step++)
        {
            var images = torch.rand(4, 1, 8, 8);
            optimizer.zero_grad();
            plain.train();
            plain.forward(images).square().mean().backward();
            optimizer.step();
            using var network = _weights.Network(architecture);
            network.Module.train();
            network.Module.forward(images).square().mean().backward();
            network.Step(learningRate: 0.1, decay: 0, largest: 1e9);
        }

        var values = Values(architecture);
        foreach (var (name, value) in plain.Weights)
            Assert.True(values[name].allclose(value, rtol: 1e-4, atol: 1e-6), name);
    }

    [Fact]
    public void Load_WhatWasSaved_HasTheSameWeightsAndMomentum()
    {
        Train(Conv(filters: 6, dense: 3));
        var saved = Save(_weights);
        using var loaded = new SharedWeights(seed: 2, torch.CPU);

        loaded.Load(SafetensorsFile.Read(saved));

        Assert.Equal(saved, Save(loaded));
    }

    [Fact]
    public void Load_CheckpointOfANetwork_SaysThatItIsNoSupernet()
    {
        var file = new SafetensorsFile(new Dictionary<string, string>(), new Dictionary<string, SafetensorsEntry> { ["network/conv.weight"] = new([1], new byte[4]) });

        var exception = Assert.Throws<InvalidDataException>(() => _weights.Load(file));

        Assert.Equal("The checkpoint has no shared weights: it is no supernet's.", exception.Message);
    }

    [Fact]
    public void Step_GradientsThatAreNotFinite_LeavesTheWeightsOfAllAlone()
    {
        var architecture = Conv(filters: 4, dense: 3);
        var before = Values(architecture);

        Assert.False(Train(architecture, factor: double.PositiveInfinity));

        Assert.All(Values(architecture), value => Assert.True(before[value.Key].equal(value.Value).all().item<bool>()));
    }

    private bool Train(Architecture architecture, double factor = 1)
    {
        using var network = _weights.Network(architecture);
        network.Module.train();
        (network.Module.forward(torch.rand(2, 1, 8, 8)).sum() * factor).backward();
        return network.Step(learningRate: 0.1, decay: 0, largest: 1e9);
    }

    private Dictionary<string, torch.Tensor> Values(Architecture architecture)
    {
        using var network = _weights.Network(architecture);
        return network.Module.Weights.ToDictionary(weight => weight.Name, weight => weight.Value.detach().clone());
    }

    private static byte[] Save(SharedWeights weights)
    {
        var tensors = new Dictionary<string, SafetensorsEntry>();
        weights.Save(tensors);
        return new SafetensorsFile(new Dictionary<string, string>(), tensors).ToBytes();
    }

    private static Architecture Conv(int filters, int dense, int kernel = 3, int stride = 1)
    {
        var builder = new ArchitectureBuilder(TensorShape.Image(1, 8, 8));
        builder.Then("conv", new Convolution(filters, kernel, stride, Bias: false));
        builder.Then("norm", new BatchNormalization());
        builder.Then("flatten", new Core.Architectures.Flatten());
        builder.Then("dense", new Dense(dense));
        return builder.Build();
    }
}
