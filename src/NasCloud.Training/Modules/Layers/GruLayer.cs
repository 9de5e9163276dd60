using TorchSharp;
using TorchSharp.Modules;

namespace NasCloud.Training.Modules.Layers;

/// <summary>Gated recurrent units along a sequence: of batch x channels x 1 x steps they make batch x units x 1 x steps.</summary>
/// <remarks>
/// Step by step, of plain products: libtorch's own module holds weights of its own, and here they come from elsewhere. What is added up over
/// steps is kept in float32 where activations are in bfloat16.
/// </remarks>
internal sealed class GruLayer(IReadOnlyList<GruDirection> directions) : Layer
{
    /// <inheritdoc/>
    public override IEnumerable<(string Name, Parameter Value)> Parameters => directions.SelectMany(direction => direction.Parameters);

    /// <inheritdoc/>
    public override torch.Tensor Forward(ReadOnlySpan<torch.Tensor> inputs, ForwardMode mode)
    {
        using var scope = torch.NewDisposeScope();
        var precision = mode.Precision == torch.ScalarType.BFloat16 ? torch.ScalarType.Float32 : mode.Precision;
        var steps = Casting.To(inputs[0], precision).squeeze(2).permute(2, 0, 1).contiguous();
        var states = torch.cat([.. directions.Select(direction => direction.Run(steps))], dim: 2);
        return mode.Cast(states.permute(1, 2, 0).unsqueeze(2)).MoveToOuterDisposeScope();
    }
}
