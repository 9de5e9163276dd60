using NasCloud.Core.Architectures;
using NasCloud.Core.Architectures.Graphs;
using NasCloud.Core.Collections;

namespace NasCloud.Core.Latency;

/// <summary>What an inference runtime computes as one: an operation, or a layer with the sum and the activation after it.</summary>
/// <param name="Operation">The operation; a layer without what its batch normalization became part of.</param>
/// <param name="Inputs">The shapes of what it reads.</param>
/// <param name="Output">The shape of its result.</param>
/// <param name="IsAdded">Whether something of the same shape is added to its result.</param>
/// <param name="Activation">The function applied last; null for none.</param>
public sealed record RuntimeOperation(
    Operation Operation, ValueArray<TensorShape> Inputs, TensorShape Output, bool IsAdded = false, ActivationFunction? Activation = null)
{
    private const int BytesOfNumber = 4;

    /// <summary>The operation's name, as architectures are written.</summary>
    public string Kind => OperationNames.Of(Operation);

    /// <summary>What tells it from others that take another time: <c>convolution 3x3/2 16x28x28 -> 32x14x14 +add +relu</c>.</summary>
    public string Signature => $"{Kind}{Window()} {string.Join(" & ", Inputs)} -> {Output}{(IsAdded ? " +add" : "")}{(Activation is { } function ? $" +{Name(function)}" : "")}";

    /// <summary>Operations for one sample, as <see cref="ArchitectureCost"/> counts them; sums count one a number here.</summary>
    public long Flops => Operation is Addition
        ? (Inputs.Count - 1) * Output.Elements
        : CostModel.Flops(Operation, Inputs[0], Output) + (IsAdded ? Output.Elements : 0) + (Activation is null ? 0 : Output.Elements);

    /// <summary>Bytes read and written for one sample, weights included, in float32.</summary>
    public long Bytes => BytesOfNumber * (Inputs.Sum(input => input.Elements) + (Output.Elements * (IsAdded ? 2 : 1)) + CostModel.Parameters(Operation, Inputs[0]));

    private string Window() => Operation switch
    {
        Convolution c => Window(c.Kernel, c.Stride, c.Dilation),
        DepthwiseConvolution c => Window(c.Kernel, c.Stride, c.Dilation),
        PointwiseConvolution c => Window(1, c.Stride),
        MaxPooling p => Window(p.Kernel, p.Stride),
        AveragePooling p => Window(p.Kernel, p.Stride),
        Activation a => $" {Name(a.Function)}",
        _ => "",
    };

    private static string Window(int kernel, int stride, int dilation = 1) =>
        $" {kernel}x{kernel}{(stride == 1 ? "" : $"/{stride}")}{(dilation == 1 ? "" : $" dilated {dilation}")}";

    private static string Name(ActivationFunction function) => Serialization.CoreJson.Name(function);
}
