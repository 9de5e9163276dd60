using NasCloud.Core.Datasets;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.Trials;
using NasCloud.Models.Networks;
using NasCloud.Training.Datasets;
using NasCloud.Training.Native;
using NasCloud.Training.Trials;

namespace NasCloud.Training.Results;

/// <summary>Takes networks out of the checkpoints of trials.</summary>
public static class CheckpointNetworks
{
    /// <summary>Reads one; its samples are read too, since how they are normalized is measured, not kept.</summary>
    /// <param name="manifest">The search.</param>
    /// <param name="trial">The trial that left the checkpoint.</param>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="datasets">Where data is found.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Ends it while data is read.</param>
    /// <exception cref="DatasetException">The data is missing or damaged.</exception>
    /// <exception cref="InvalidDataException">The checkpoint is damaged, or no such trial's.</exception>
    /// <exception cref="TorchUnavailableException">libtorch does not load.</exception>
    public static async Task<TrainedNetwork> ReadAsync(
        SearchManifest manifest, Trial trial, byte[] checkpoint, DatasetCatalog datasets, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        ArgumentNullException.ThrowIfNull(trial);
        ArgumentNullException.ThrowIfNull(datasets);
        var space = SearchComponents.CreateSpace(manifest);
        var assignment = new TrialAssignment(manifest.Spec, trial, space, space.Decode(trial.Genotype).Simplify(), Environment.ProcessorCount);
        var data = await new TrialDataCache(datasets).GetAsync(TrialDataKey.Of(manifest.Spec, trial.Kind), cancellationToken);
        var info = await (await datasets.OpenAsync(manifest.Spec.Dataset!, cancellationToken)).DescribeAsync(cancellationToken);
        using var thread = new TorchThread();
        return await thread.InvokeAsync(() =>
        {
            TorchRuntime.Initialize(assignment.Threads);
            using var training = new TrialTraining(assignment, data, checkpoint, inherited: null, time);
            // What can't be read leaves a network that nobody trained.
            return training.Epoch > 0
                ? training.Export(info.Classes, info.Table)
                : throw new InvalidDataException($"The checkpoint of trial {trial.Number} of {manifest.Id} can't be read: it is damaged, or of another network.");
        });
    }
}
