using NasCloud.Core.Architectures;
using TorchSharp;
using static TorchSharp.torch.nn;

namespace NasCloud.Training.Modules.Layers;

/// <summary>The layers that apply a function to each number.</summary>
internal static class ActivationLayers
{
    /// <summary>Whether the gradient of a function can be had from its result, so that its input needn't be kept.</summary>
    public static bool CanWorkInPlace(ActivationFunction function) => InPlace(function) is not null;

    /// <summary>Whether a function's value never falls as its input grows.</summary>
    public static bool NeverFalls(ActivationFunction function) =>
        function is not (ActivationFunction.Gelu or ActivationFunction.Silu or ActivationFunction.HardSwish);

    /// <summary>The layer that applies a function.</summary>
    /// <param name="function">Which.</param>
    /// <param name="inPlace">Whether its input may be overwritten; used where that costs the gradient nothing.</param>
    public static Layer Create(ActivationFunction function, bool inPlace) =>
        new ActivationLayer((inPlace ? InPlace(function) : null) ?? OutOfPlace(function));

    private static Func<torch.Tensor, torch.Tensor>? InPlace(ActivationFunction function) => function switch
    {
        ActivationFunction.Relu => input => input.relu_(),
        ActivationFunction.Relu6 => input => input.relu6_(),
        ActivationFunction.LeakyRelu => input => input.leaky_relu_(0.01),
        ActivationFunction.Tanh => input => input.tanh_(),
        ActivationFunction.Sigmoid => input => input.sigmoid_(),
        _ => null,
    };

    private static Func<torch.Tensor, torch.Tensor> OutOfPlace(ActivationFunction function) => function switch
    {
        ActivationFunction.Linear => input => input.alias(),
        ActivationFunction.Relu => input => input.relu(),
        ActivationFunction.Relu6 => input => input.relu6(),
        ActivationFunction.LeakyRelu => input => functional.leaky_relu(input, 0.01),
        ActivationFunction.Elu => input => functional.elu(input, 1),
        ActivationFunction.Gelu => functional.gelu,
        ActivationFunction.Silu => input => functional.silu(input),
        ActivationFunction.HardSwish => input => functional.hardswish(input),
        ActivationFunction.Tanh => input => input.tanh(),
        ActivationFunction.Sigmoid => input => input.sigmoid(),
        _ => throw new ArgumentOutOfRangeException(nameof(function), function, "Not a known activation function."),
    };
}
