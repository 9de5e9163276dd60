using NasCloud.Core.Objectives;

namespace NasCloud.Training.ZeroCost;

/// <summary>Sum over layers of the Euclidean norm of the loss's gradient (Abdelfattah et al. 2021, arXiv 2101.08134). 0 or above.</summary>
internal sealed class GradNorm : IZeroCostProxy
{
    /// <inheritdoc/>
    public string Metric => MetricNames.GradNorm;

    /// <inheritdoc/>
    public double Score(UntrainedNetwork network) => WeightGradients.SumForLoss(network, (_, gradient) => gradient.norm());
}
