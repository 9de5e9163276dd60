namespace NasCloud.Core.Trials;

/// <summary>Finds a trial's metrics: trains the candidate, or looks it up.</summary>
public interface ITrialEstimator
{
    /// <summary>Runs one trial from its last checkpoint, or its parent's, or afresh.</summary>
    /// <param name="assignment">What to do.</param>
    /// <param name="session">Where checkpoints, the learning curve and files go.</param>
    /// <param name="stop">
    /// Asks to stop soon; the estimator leaves a checkpoint where that is cheap and throws <see cref="OperationCanceledException"/>.
    /// </param>
    /// <exception cref="TrainerFaultException">The trainer can't work at all; no trial is to blame.</exception>
    /// <returns>How it ended. Whatever it throws instead counts as a failed attempt, which is tried again.</returns>
    Task<TrialEstimate> EstimateAsync(TrialAssignment assignment, ITrialSession session, CancellationToken stop);
}
