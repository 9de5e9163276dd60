using TorchSharp;

namespace NasCloud.Training.Samples;

/// <summary>The samples of one step.</summary>
/// <param name="Images">Normalized, float32, with the channels last in memory.</param>
/// <param name="Labels">The class of each.</param>
internal readonly record struct Batch(torch.Tensor Images, torch.Tensor Labels);
