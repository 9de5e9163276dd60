using NasCloud.Core.Objectives;

namespace NasCloud.Training.ZeroCost;

/// <summary>
/// How much the loss would change, to first order, for each weight set to zero: the sum of |weight times gradient| (Lee et al.
/// 2019, arXiv 1810.02340; for whole networks Abdelfattah et al. 2021, arXiv 2101.08134). 0 or above.
/// </summary>
internal sealed class Snip : IZeroCostProxy
{
    /// <inheritdoc/>
    public string Metric => MetricNames.Snip;

    /// <inheritdoc/>
    public double Score(UntrainedNetwork network) => WeightGradients.SumForLoss(network, (weight, gradient) => (weight * gradient).abs().sum());
}
