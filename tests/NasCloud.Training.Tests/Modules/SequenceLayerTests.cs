using NasCloud.Core.Architectures;
using NasCloud.Training.Modules;
using TorchSharp;

namespace NasCloud.Training.Tests.Modules;

/// <summary>What reads sequences computes what libtorch's own modules compute.</summary>
public sealed class SequenceLayerTests
{
    private const int Batch = 5, Channels = 6, Steps = 9;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Forward_Gru_IsLibtorchs(bool bidirectional)
    {
        using var scope = torch.NewDisposeScope();
        using var module = Module(new Gru(4, bidirectional));
        using var other = torch.nn.GRU(Channels, 4, batchFirst: true, bidirectional: bidirectional);
        Assert.Equal(other.parameters().Sum(parameter => parameter.numel()), module.Weights.Sum(weight => weight.Value.numel()));
        Randomize(module);
        using (torch.no_grad())
        {
            foreach (var (name, value) in other.named_parameters())
                value.copy_(Gates(module, name));
        }

        var input = Input();
        var (expected, _) = other.call(input.squeeze(2).transpose(1, 2));

        Assert.True(module.forward(input).squeeze(2).transpose(1, 2).allclose(expected, atol: 1e-5));
    }

    [Fact]
    public void Forward_Attention_IsLibtorchs()
    {
        using var scope = torch.NewDisposeScope();
        using var module = Module(new SelfAttention(2));
        using var other = torch.nn.MultiheadAttention(Channels, 2);
        Assert.Equal(other.parameters().Sum(parameter => parameter.numel()), module.Weights.Sum(weight => weight.Value.numel()));
        Randomize(module);
        using (torch.no_grad())
        {
            var theirs = other.named_parameters().ToDictionary(parameter => parameter.name, parameter => parameter.parameter);
            theirs["in_proj_weight"].copy_(torch.cat([Weight(module, "query.weight"), Weight(module, "key.weight"), Weight(module, "value.weight")], 0));
            theirs["in_proj_bias"].copy_(torch.cat([Weight(module, "query.bias"), Weight(module, "key.bias"), Weight(module, "value.bias")], 0));
            theirs["out_proj.weight"].copy_(Weight(module, "output.weight"));
            theirs["out_proj.bias"].copy_(Weight(module, "output.bias"));
        }

        other.eval();
        var input = Input();
        var steps = input.squeeze(2).permute(2, 0, 1);
        var (expected, _) = other.call(steps, steps, steps, null, false, null);

        Assert.True(module.forward(input).squeeze(2).permute(2, 0, 1).allclose(expected, atol: 1e-5));
    }

    [Fact]
    public void Forward_LayerNormalizationAndPositions_AreThoseOfEachStep()
    {
        using var scope = torch.NewDisposeScope();
        using var norm = Module(new LayerNormalization());
        using var positions = Module(new PositionEmbedding());
        var input = Input();

        var normalized = norm.forward(input);

        Assert.True(normalized.mean([1]).abs().max().item<float>() < 1e-5);
        Assert.True((normalized.square().mean([1]) - 1).abs().max().item<float>() < 1e-3);
        Assert.True((positions.forward(input) - input)[3, .., 0].allclose(Weight(positions, "weight"), atol: 1e-6));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Cost_EachLayer_CountsWhatItLearns(Operation operation)
    {
        using var module = Module(operation);

        Assert.Equal(Architecture(operation).Cost.Parameters, module.Weights.Sum(weight => weight.Value.numel()));
    }

    public static TheoryData<Operation> Operations => [new Gru(3), new Gru(4, Bidirectional: true), new SelfAttention(3), new LayerNormalization(), new PositionEmbedding(), new SequenceConvolution(4, 5)];

    private static Architecture Architecture(Operation operation) => new(TensorShape.Image(Channels, 1, Steps), [new Node("layer", operation, ["input"])], "layer");

    private static NetworkModule Module(Operation operation) => new(Architecture(operation), seed: 1, torch.CPU);

    private static torch.Tensor Weight(NetworkModule module, string part) => module.Weights.Single(weight => weight.Name == $"layer.{part}").Value;

    /// <summary>Biases too, which begin at 0 and would say nothing.</summary>
    private static void Randomize(NetworkModule module)
    {
        using var _ = torch.no_grad();
        using var generator = new torch.Generator(4);
        foreach (var (_, value) in module.Weights)
            value.copy_(torch.randn(value.shape, generator: generator).mul_(0.5));
    }

    private static torch.Tensor Gates(NetworkModule module, string name)
    {
        var direction = name.EndsWith("_reverse", StringComparison.Ordinal) ? "backward" : "forward";
        var part = (name.Contains("weight", StringComparison.Ordinal), name.Contains("_ih_", StringComparison.Ordinal)) switch
        {
            (true, true) => "input",
            (true, false) => "hidden",
            (false, true) => "inputBias",
            _ => "hiddenBias",
        };
        return torch.cat([.. new[] { "reset", "update", "new" }.Select(gate => Weight(module, $"{direction}.{gate}.{part}"))], 0);
    }

    private static torch.Tensor Input()
    {
        using var generator = new torch.Generator(5);
        return torch.randn([Batch, Channels, 1, Steps], generator: generator);
    }
}
