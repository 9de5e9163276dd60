using TorchSharp;

namespace NasCloud.Training.Samples;

/// <summary>The samples of one step.</summary>
/// <param name="Images">The samples, normalized, float32; images with the channels last in memory.</param>
/// <param name="Labels">The class of each, whole numbers; or the standardized number to predict, float32.</param>
internal readonly record struct Batch(torch.Tensor Images, torch.Tensor Labels);
