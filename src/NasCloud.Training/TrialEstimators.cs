using System.Runtime.CompilerServices;
using NasCloud.Core.Searches;
using NasCloud.Core.Trials;
using NasCloud.Core.Trials.Table;
using NasCloud.Training.Datasets;
using NasCloud.Training.Native;
using NasCloud.Training.Trials;

namespace NasCloud.Training;

/// <summary>Makes the estimator that a search's spec asks for.</summary>
public static class TrialEstimators
{
    /// <summary>Makes it; libtorch is loaded at once, unless it is for the winner alone.</summary>
    /// <param name="manifest">The search.</param>
    /// <param name="datasets">Where data is found.</param>
    /// <param name="threads">The threads it computes with, at least 1.</param>
    /// <param name="time">Measures how long training takes.</param>
    /// <returns>The estimator; dispose of it where it is <see cref="IDisposable"/>.</returns>
    /// <exception cref="TrainerFaultException">libtorch does not load.</exception>
    public static ITrialEstimator Create(SearchManifest manifest, DatasetCatalog datasets, int threads, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(manifest);
        return manifest.Spec.Estimator.Name == TableEstimator.Name
            ? new FinalTrainingEstimator(new TableEstimator(), () => CreateTrainer(datasets, threads, time))
            : CreateTrainer(datasets, threads, time);
    }

    // Of its own, so that nothing of libtorch is loaded where nothing is trained.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TorchTrialEstimator CreateTrainer(DatasetCatalog datasets, int threads, TimeProvider time)
    {
        try
        {
            // Before the first trial is claimed: where libtorch does not load, that is the machine's fault and no trial's.
            TorchRuntime.Initialize(threads);
        }
        catch (TorchUnavailableException exception)
        {
            throw new TrainerFaultException(exception.Message, exception);
        }

        return new TorchTrialEstimator(datasets, time);
    }
}
