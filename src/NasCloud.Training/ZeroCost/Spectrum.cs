using TorchSharp;

namespace NasCloud.Training.ZeroCost;

/// <summary>The eigenvalues of kernels, which have none below zero but for rounding.</summary>
internal static class Spectrum
{
    /// <summary>The eigenvalues, each at least <paramref name="least"/>.</summary>
    /// <param name="kernel">A symmetric matrix, samples by samples, float64.</param>
    /// <param name="least">0 or above.</param>
    public static torch.Tensor Of(torch.Tensor kernel, double least) => torch.linalg.eigvalsh(kernel).clamp_min(least);
}
