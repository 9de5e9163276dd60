using NasCloud.Core.Architectures;
using NasCloud.Training.Modules;
using TorchSharp;

namespace NasCloud.Training.Tests.Modules;

public sealed class TokenEmbeddingLayerTests
{
    [Theory]
    [InlineData(torch.ScalarType.Float32)]
    [InlineData(torch.ScalarType.BFloat16)]
    public void Forward_Tokens_AreRowsOfTheTableAndUnknownOnesTheFirst(torch.ScalarType precision)
    {
        using var scope = torch.NewDisposeScope();
        var architecture = new Architecture(TensorShape.Image(1, 1, 4), [new Node("embedding", new TokenEmbedding(300, 5), ["input"])], "embedding");
        using var module = new NetworkModule(architecture, seed: 1, torch.CPU) { Precision = precision };
        var table = module.Weights.Single().Value;

        // In bfloat16 there is no 259: tokens must not pass through it.
        var result = module.forward(torch.tensor(new float[] { 259, 0, -1, 300 }).reshape(1, 1, 1, 4));

        Assert.Equal([1, 5, 1, 4], result.shape);
        foreach (var (place, row) in new[] { 259, 0, 0, 0 }.Index())
            Assert.True(result[0, .., 0, place].allclose(table[row], atol: 0.02), $"token {place}");
    }
}
