using TorchSharp;

namespace NasCloud.Training.Modules;

/// <summary>Conversion of tensors between kinds of numbers.</summary>
internal static class Casting
{
    /// <summary>The tensor as another kind of number; itself, not a copy, where it already is.</summary>
    public static torch.Tensor To(torch.Tensor tensor, torch.ScalarType type) =>
        tensor.dtype == type ? tensor : tensor.to_type(type);
}
