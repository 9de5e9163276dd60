using System.Collections.Immutable;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Tests.Trainers;

/// <summary>An estimator that does what a test says, attempt by attempt; the last word holds for all further ones.</summary>
internal sealed class ScriptedEstimator(params Func<ITrialSession, CancellationToken, Task<TrialEstimate>>[] attempts) : ITrialEstimator
{
    private int _attempts;

    public int Attempts => _attempts;

    public static TrialEstimate Accuracy(double value) =>
        new(TrialOutcome.Succeeded, ImmutableSortedDictionary<string, double>.Empty.Add("accuracy", value));

    public Task<TrialEstimate> EstimateAsync(TrialAssignment assignment, ITrialSession session, CancellationToken stop) =>
        attempts[Math.Min(Interlocked.Increment(ref _attempts), attempts.Length) - 1](session, stop);
}
