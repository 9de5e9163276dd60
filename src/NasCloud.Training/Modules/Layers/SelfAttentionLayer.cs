using TorchSharp;
using TorchSharp.Modules;

namespace NasCloud.Training.Modules.Layers;

/// <summary>Scaled dot-product attention of each step of a sequence to all of them.</summary>
/// <param name="heads">How many parts the channels are divided in.</param>
/// <param name="weights">Of queries, keys, values and the result: channels x channels, and a bias.</param>
internal sealed class SelfAttentionLayer(int heads, IReadOnlyList<(string Name, Parameter Weight, Parameter Bias)> weights) : Layer
{
    /// <summary>The parts, in their order.</summary>
    public static string[] Names { get; } = ["query", "key", "value", "output"];

    /// <inheritdoc/>
    public override IEnumerable<(string Name, Parameter Value)> Parameters =>
        weights.SelectMany(part => new[] { ($"{part.Name}.weight", part.Weight), ($"{part.Name}.bias", part.Bias) });

    /// <inheritdoc/>
    public override torch.Tensor Forward(ReadOnlySpan<torch.Tensor> inputs, ForwardMode mode)
    {
        using var scope = torch.NewDisposeScope();
        var steps = inputs[0].squeeze(2).permute(0, 2, 1);
        var (batch, length, channels) = (steps.shape[0], steps.shape[1], steps.shape[2]);
        var (query, key, value) = (Heads(Product(steps, 0, mode)), Heads(Product(steps, 1, mode)), Heads(Product(steps, 2, mode)));
        var shares = query.matmul(key.transpose(2, 3)).mul(1 / Math.Sqrt((double)channels / heads)).softmax(-1);
        var seen = shares.matmul(value).transpose(1, 2).reshape(batch, length, channels);
        return Product(seen, 3, mode).permute(0, 2, 1).unsqueeze(2).MoveToOuterDisposeScope();
    }

    private torch.Tensor Product(torch.Tensor steps, int part, ForwardMode mode) =>
        torch.nn.functional.linear(steps, mode.Cast(weights[part].Weight), mode.Cast(weights[part].Bias));

    /// <summary>Batch x heads x steps x channels of a head.</summary>
    private torch.Tensor Heads(torch.Tensor steps) =>
        steps.reshape(steps.shape[0], steps.shape[1], heads, steps.shape[2] / heads).transpose(1, 2);
}
