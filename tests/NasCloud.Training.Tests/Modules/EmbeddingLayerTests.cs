using NasCloud.Core.Architectures;
using NasCloud.Training.Modules;
using TorchSharp;

namespace NasCloud.Training.Tests.Modules;

public class EmbeddingLayerTests
{
    [Fact]
    public void Forward_NumbersAndCodes_PutsTheTablesRowsInTheCodesPlaces()
    {
        using var scope = torch.NewDisposeScope();
        using var network = Network();
        var (first, second) = (network.Weights[0].Value, network.Weights[1].Value);

        // 300 is a number that bfloat16 doesn't hold.
        var result = network.forward(torch.tensor(new[] { 0.5f, 300, 1, 0.25f, 0, 2 }).view(2, 3));

        Assert.Equal(["embedding.weight0", "embedding.weight1"], network.Weights.Select(weight => weight.Name));
        Assert.Equal([2, 6], result.shape);
        Assert.True(torch.allclose(result[0], torch.cat([torch.tensor(new[] { 0.5f }), first[300], second[1]])));
        Assert.True(torch.allclose(result[1], torch.cat([torch.tensor(new[] { 0.25f }), first[0], second[2]])));
    }

    [Fact]
    public void Forward_CodesOutside_CountAsUnknown()
    {
        using var scope = torch.NewDisposeScope();
        using var network = Network();

        var result = network.forward(torch.tensor(new[] { 0, 400, -1f, 0, 0, 0 }).view(2, 3));

        Assert.True(torch.allclose(result[0], result[1]));
    }

    [Fact]
    public void Forward_InBFloat16_TakesTheSameRows()
    {
        using var scope = torch.NewDisposeScope();
        using var network = Network();
        network.Precision = torch.ScalarType.BFloat16;

        var result = network.forward(torch.tensor(new[] { 0.5f, 299, 1 }).view(1, 3));

        Assert.True(torch.allclose(result[0][1..3], network.Weights[0].Value[299], rtol: 0.01));
    }

    [Fact]
    public void Backward_Codes_TeachTheirRowsAlone()
    {
        using var scope = torch.NewDisposeScope();
        using var network = Network();

        network.forward(torch.tensor(new[] { 0.5f, 7, 1 }).view(1, 3)).sum().backward();

        Assert.Equal(2, network.Weights[0].Value.grad!.sum().item<float>());
        Assert.Equal(2, network.Weights[0].Value.grad![7].sum().item<float>());
    }

    private static NetworkModule Network()
    {
        var builder = new ArchitectureBuilder(TensorShape.Vector(3));
        builder.Then("embedding", new Embedding([400, 3], [2, 3]));
        return new NetworkModule(builder.Build(), seed: 1, torch.CPU);
    }
}
