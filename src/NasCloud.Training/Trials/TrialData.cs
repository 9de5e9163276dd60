using NasCloud.Models.Networks;
using NasCloud.Training.Samples;

namespace NasCloud.Training.Trials;

/// <summary>The samples of a trial; test data is not among them.</summary>
/// <param name="Training">What it learns from.</param>
/// <param name="Validation">What it is scored on; null where all samples are trained on.</param>
/// <param name="Normalization">Measured on the training samples.</param>
internal sealed record TrialData(SampleStore Training, SampleStore? Validation, Normalization Normalization);
