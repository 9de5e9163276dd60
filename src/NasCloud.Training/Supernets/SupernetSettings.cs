using NasCloud.Core.Specs;

namespace NasCloud.Training.Supernets;

/// <summary>What specs set of a supernet.</summary>
/// <param name="LearningRate">The highest learning rate, above 0.</param>
/// <param name="WeightDecay">The weight decay, at least 0.</param>
/// <param name="CalibrationBatches">Batches on which a network gathers the statistics of its batch normalizations, at least 1.</param>
internal sealed record SupernetSettings(double LearningRate, double WeightDecay, int CalibrationBatches)
{
    /// <summary>Those of a spec whose estimator trains a supernet.</summary>
    public static SupernetSettings Of(SearchSpec spec) => new(
        spec.Estimator.Parameters.Number(EstimatorNames.SupernetLearningRate),
        spec.Estimator.Parameters.Number(EstimatorNames.SupernetWeightDecay),
        spec.Estimator.Parameters.Integer(EstimatorNames.SupernetCalibration));
}
