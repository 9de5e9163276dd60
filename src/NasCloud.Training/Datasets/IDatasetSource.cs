using NasCloud.Core.Datasets;

namespace NasCloud.Training.Datasets;

/// <summary>A data set that was found; nothing of it is read until one of its parts is asked for.</summary>
/// <remarks>
/// The parts are separate so that test data stays unseen: a search trial calls <see cref="LoadTrainingAsync"/> alone,
/// and only the final model's trial calls <see cref="LoadTestAsync"/>. Safe to call from several threads.
/// </remarks>
public interface IDatasetSource
{
    /// <summary>Reads and checks all of the data, the test part included, so that a search fails before its first trial or not at all.</summary>
    /// <remarks>Costs a full read: call it once, where a search starts, not in each trial.</remarks>
    /// <exception cref="DatasetException">The data is missing, corrupt, truncated, mislabelled or empty.</exception>
    Task<DatasetInfo> DescribeAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads the samples to train and validate on. Opens no test file.</summary>
    /// <exception cref="DatasetException">The data is missing, corrupt, truncated, mislabelled or empty.</exception>
    Task<LabelledSamples> LoadTrainingAsync(CancellationToken cancellationToken = default);

    /// <summary>Reads the samples to test the final model on; <see cref="LabelledSamples.Count"/> is 0 where there are none.</summary>
    /// <exception cref="DatasetException">The data is missing, corrupt, truncated or mislabelled.</exception>
    Task<LabelledSamples> LoadTestAsync(CancellationToken cancellationToken = default);
}
