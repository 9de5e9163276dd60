using NasCloud.Core.Objectives;

namespace NasCloud.Training.ZeroCost;

/// <summary>A number that tells of a network with fresh weights how well it is likely to learn: the larger, the better.</summary>
/// <remarks>It ranks the networks of one space on one task; across spaces, tasks and batches it means nothing.</remarks>
internal interface IZeroCostProxy
{
    /// <summary>The metric that it is reported as, one of <see cref="MetricNames"/>.</summary>
    string Metric { get; }

    /// <summary>Computes it, the same for an equal network and an equal number of threads.</summary>
    /// <param name="network">The network; each proxy draws its weights anew, so that none depends on another.</param>
    /// <returns>A finite number, unless the network's own numbers are not.</returns>
    double Score(UntrainedNetwork network);
}
