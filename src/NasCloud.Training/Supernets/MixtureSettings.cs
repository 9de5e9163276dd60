using NasCloud.Core.Specs;

namespace NasCloud.Training.Supernets;

/// <summary>What specs set of mixtures.</summary>
/// <param name="LearningRate">Adam's step, above 0.</param>
/// <param name="WeightDecay">The weight decay, at least 0.</param>
internal sealed record MixtureSettings(double LearningRate, double WeightDecay)
{
    /// <summary>Those of a spec whose estimator is DARTS.</summary>
    public static MixtureSettings Of(SearchSpec spec) => new(
        spec.Estimator.Parameters.Number(EstimatorNames.DartsMixtureLearningRate),
        spec.Estimator.Parameters.Number(EstimatorNames.DartsMixtureWeightDecay));
}
