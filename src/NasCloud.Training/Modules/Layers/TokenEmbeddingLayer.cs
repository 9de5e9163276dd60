using TorchSharp;
using TorchSharp.Modules;

namespace NasCloud.Training.Modules.Layers;

/// <summary>Puts learned vectors in the place of tokens: of batch x 1 x 1 x steps it makes batch x width x 1 x steps.</summary>
/// <param name="table">A vector a row.</param>
internal sealed class TokenEmbeddingLayer(Parameter table) : Layer
{
    /// <inheritdoc/>
    public override IEnumerable<(string Name, Parameter Value)> Parameters => [("weight", table)];

    /// <inheritdoc/>
    public override torch.Tensor Forward(ReadOnlySpan<torch.Tensor> inputs, ForwardMode mode)
    {
        using var scope = torch.NewDisposeScope();
        var (batch, steps) = (inputs[0].shape[0], inputs[0].shape[3]);
        var tokens = inputs[0].reshape(-1).to_type(torch.ScalarType.Int64);
        var known = tokens.ge(0).logical_and(tokens.lt(table.shape[0]));
        var vectors = table.index_select(0, tokens.mul(known.to_type(torch.ScalarType.Int64)));
        // A step's channels are side by side in memory, as the kernels want them.
        return mode.Cast(vectors).view(batch, 1, steps, table.shape[1]).permute(0, 3, 1, 2).MoveToOuterDisposeScope();
    }
}
