using NasCloud.Training.Datasets;
using NasCloud.Training.Samples;

namespace NasCloud.Training.Trials;

/// <summary>Reads and splits data once and keeps it for the trials that follow. Not safe for use by several threads.</summary>
internal sealed class TrialDataCache(DatasetCatalog catalog)
{
    private (TrialDataKey Key, TrialData Data)? _last;

    /// <summary>The samples of a trial: kept from the trial before where they are the same.</summary>
    public async Task<TrialData> GetAsync(TrialDataKey key, CancellationToken cancellationToken)
    {
        if (_last?.Key == key)
            return _last.Value.Data;
        // What is kept makes room before what comes is read.
        _last = null;
        var source = await catalog.OpenAsync(key.Dataset, cancellationToken);
        var samples = await source.LoadTrainingAsync(cancellationToken);
        var data = Split(samples, key);
        _last = (key, data);
        return data;
    }

    private static TrialData Split(LabelledSamples samples, TrialDataKey key)
    {
        if (key.UseValidation)
            return Normalized(SampleStore.Of(samples), validation: null);
        var limit = key.Final ? null : key.Dataset.TrainingSamples;
        var (training, validation) = StratifiedSplit.Create(TargetBins.LabelsOf(samples), key.Dataset.ValidationFraction, key.Seed, limit);
        return Normalized(SampleStore.Of(samples, training), SampleStore.Of(samples, validation));
    }

    private static TrialData Normalized(SampleStore training, SampleStore? validation) =>
        new(training, validation, SampleMoments.Measure(training));
}
