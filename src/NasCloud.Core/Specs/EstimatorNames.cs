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
}
