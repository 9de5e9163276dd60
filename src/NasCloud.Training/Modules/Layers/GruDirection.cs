using TorchSharp;
using TorchSharp.Modules;

namespace NasCloud.Training.Modules.Layers;

/// <summary>Gated recurrent units that read a sequence from one of its ends.</summary>
/// <param name="Name">Which end: forward or backward.</param>
/// <param name="Gates">Reset, update, new.</param>
internal sealed record GruDirection(string Name, IReadOnlyList<GruGate> Gates)
{
    public const string Forward = "forward", Backward = "backward";

    /// <summary>What it learns, by name within the layer.</summary>
    public IEnumerable<(string Name, Parameter Value)> Parameters => Gates.SelectMany(gate => new[]
    {
        ($"{Name}.{gate.Name}.input", gate.Input),
        ($"{Name}.{gate.Name}.hidden", gate.Hidden),
        ($"{Name}.{gate.Name}.inputBias", gate.InputBias),
        ($"{Name}.{gate.Name}.hiddenBias", gate.HiddenBias),
    });

    /// <summary>The state at each step: steps x batch x units, in the caller's dispose scope.</summary>
    /// <param name="steps">Steps x batch x channels.</param>
    public torch.Tensor Run(torch.Tensor steps)
    {
        using var scope = torch.NewDisposeScope();
        var read = torch.nn.functional.linear(steps, All(gate => gate.Input, steps), All(gate => gate.InputBias, steps));
        var (weight, bias) = (All(gate => gate.Hidden, steps), All(gate => gate.HiddenBias, steps));
        var units = weight.shape[1];
        var state = torch.zeros([steps.shape[1], units], steps.dtype, steps.device);
        var states = new torch.Tensor[steps.shape[0]];
        for (var count = 0; count < states.Length; count++)
        {
            var step = Name == Forward ? count : states.Length - 1 - count;
            var (input, hidden) = (read[step].chunk(3, dim: 1), torch.nn.functional.linear(state, weight, bias).chunk(3, dim: 1));
            var (reset, update) = ((input[0] + hidden[0]).sigmoid(), (input[1] + hidden[1]).sigmoid());
            var proposed = (input[2] + (reset * hidden[2])).tanh();
            states[step] = state = proposed + (update * (state - proposed));
        }

        return torch.stack(states).MoveToOuterDisposeScope();
    }

    private torch.Tensor All(Func<GruGate, Parameter> part, torch.Tensor like) => Casting.To(torch.cat([.. Gates.Select(part)], dim: 0), like.dtype);
}
