using NasCloud.Core.Trials;

namespace NasCloud.Local.Tests.Hosting;

/// <summary>Asks a test before each attempt; where the test has no answer, the estimator behind it gives it.</summary>
/// <param name="inner">The estimator behind it.</param>
/// <param name="intercept">Told the assignment and when to stop; null lets the attempt pass.</param>
internal sealed class InterceptedEstimator(
    ITrialEstimator inner, Func<TrialAssignment, CancellationToken, Task<TrialEstimate?>> intercept) : ITrialEstimator
{
    public async Task<TrialEstimate> EstimateAsync(TrialAssignment assignment, ITrialSession session, CancellationToken stop) =>
        await intercept(assignment, stop) ?? await inner.EstimateAsync(assignment, session, stop);
}
