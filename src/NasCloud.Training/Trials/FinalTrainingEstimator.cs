using NasCloud.Core.Trials;

namespace NasCloud.Training.Trials;

/// <summary>Has search trials estimated by one estimator and the winner trained by another.</summary>
/// <param name="search">For search trials.</param>
/// <param name="train">Makes the one for the final trial, once it is needed.</param>
internal sealed class FinalTrainingEstimator(ITrialEstimator search, Func<ITrialEstimator> train) : ITrialEstimator, IDisposable
{
    private readonly Lazy<ITrialEstimator> _final = new(train);

    public Task<TrialEstimate> EstimateAsync(TrialAssignment assignment, ITrialSession session, CancellationToken stop) =>
        (assignment.Trial.Kind == TrialKind.Final ? _final.Value : search).EstimateAsync(assignment, session, stop);

    public void Dispose()
    {
        if (_final.IsValueCreated)
            (_final.Value as IDisposable)?.Dispose();
    }
}
