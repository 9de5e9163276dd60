using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;

namespace NasCloud.Core.SearchSpaces.Chain;

/// <summary>Where the values of one convolution layer are chosen.</summary>
internal sealed record ConvolutionChoices(
    Choice<int> Filters,
    Choice<int> Kernel,
    Choice<int> Stride,
    Choice<ActivationFunction> Activation,
    Choice<bool> BatchNormalization,
    Choice<double> Dropout,
    Choice<bool> Separable,
    Choice<bool> Residual)
{
    public static ConvolutionChoices Add(DecisionList decisions, string layer, ConvolutionOptions options, ValueArray<DecisionCondition> active) => new(
        decisions.Ordinal($"{layer}.filters", options.Filters, active),
        decisions.Ordinal($"{layer}.kernel", options.Kernel, active),
        decisions.Ordinal($"{layer}.stride", options.Stride, active),
        decisions.Categorical($"{layer}.activation", options.Activation, active),
        decisions.Categorical($"{layer}.batchNorm", options.BatchNormalization, active),
        decisions.Ordinal($"{layer}.dropout", options.Dropout, active),
        decisions.Categorical($"{layer}.separable", options.Separable, active),
        decisions.Categorical($"{layer}.residual", options.Residual, active));
}
