namespace NasCloud.Core.Specs;

/// <summary>Where scores can come from, and the keys of each estimator's parameters.</summary>
public static class EstimatorNames
{
    /// <summary>Candidates are trained. No parameters.</summary>
    public const string Train = "train";

    /// <summary>Scores are looked up: <see cref="TablePath"/>, <see cref="TableKey"/>, <see cref="TableMetrics"/>, <see cref="TableSeconds"/>.</summary>
    public const string Table = "table";

    /// <summary>Scores are computed of networks that were never trained: <see cref="ZeroCostProxies"/>, <see cref="ZeroCostBatchSize"/>.</summary>
    public const string ZeroCost = "zero-cost";

    /// <summary>Candidates inherit weights that they share and were trained before them: <see cref="SupernetEpochs"/>, <see cref="SupernetLearningRate"/>, <see cref="SupernetWeightDecay"/>, <see cref="SupernetCalibration"/>.</summary>
    public const string Supernet = "supernet";

    /// <summary>
    /// Candidates are judged by a supernet that computes all options at once and learns how to mix them: the parameters of
    /// <see cref="Supernet"/>, <see cref="DartsMixtureLearningRate"/>, <see cref="DartsMixtureWeightDecay"/>.
    /// </summary>
    public const string Darts = "darts";

    /// <summary>The CSV file, a string.</summary>
    public const string TablePath = "path";

    /// <summary>The column with the genotypes, a string.</summary>
    public const string TableKey = "key";

    /// <summary>An object: for each metric the name of its column.</summary>
    public const string TableMetrics = "metrics";

    /// <summary>How long a trial pretends to take, a number of seconds.</summary>
    public const string TableSeconds = "seconds";

    /// <summary>The proxies to compute, a list of their metrics.</summary>
    public const string ZeroCostProxies = "proxies";

    /// <summary>The samples that they are computed on, a whole number from 2.</summary>
    public const string ZeroCostBatchSize = "batchSize";

    /// <summary>The epochs that a supernet is trained for, a whole number from 1.</summary>
    public const string SupernetEpochs = "epochs";

    /// <summary>The highest learning rate of the shared weights, a number above 0.</summary>
    public const string SupernetLearningRate = "learningRate";

    /// <summary>The weight decay of the shared weights, a number from 0.</summary>
    public const string SupernetWeightDecay = "weightDecay";

    /// <summary>The batches on which a candidate gathers the statistics of its batch normalizations, a whole number from 1.</summary>
    public const string SupernetCalibration = "calibrationBatches";

    /// <summary>The learning rate of the mixtures, a number above 0.</summary>
    public const string DartsMixtureLearningRate = "mixtureLearningRate";

    /// <summary>The weight decay of the mixtures, a number from 0.</summary>
    public const string DartsMixtureWeightDecay = "mixtureWeightDecay";

    /// <summary>Whether an estimator measures networks on validation data.</summary>
    /// <param name="estimator">Its name.</param>
    public static bool Measures(string? estimator) => estimator is Train or Supernet or Darts;

    /// <summary>Whether an estimator trains a supernet before the first candidate.</summary>
    /// <param name="estimator">Its name.</param>
    public static bool UsesSupernet(string? estimator) => estimator is Supernet or Darts;
}
