using NasCloud.Core.Trials;

namespace NasCloud.Core.Searches.Retraining;

/// <summary>A network that was trained anew.</summary>
/// <param name="Folder">Where its files lie in the store.</param>
/// <param name="Epochs">The epochs it was trained for.</param>
/// <param name="Seed">The seed.</param>
/// <param name="Score">What it measured.</param>
public sealed record RetrainedModel(string Folder, int Epochs, int Seed, TrialScore Score)
{
    /// <summary>A metric; 0 where it was not measured, as validation metrics are not where all samples were trained on.</summary>
    internal double Metric(string name) => Score.Metrics.GetValueOrDefault(name);
}
