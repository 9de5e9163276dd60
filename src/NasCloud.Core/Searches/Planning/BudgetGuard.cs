using NasCloud.Core.Objectives;
using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.Specs;
using NasCloud.Core.Strategies;

namespace NasCloud.Core.Searches.Planning;

/// <summary>Tells when a search has spent what it may, or found what it sought.</summary>
internal sealed class BudgetGuard(SearchManifest manifest)
{
    private readonly SearchSpec _spec = manifest.Spec;

    /// <summary>The reason to stop at once, open trials included; null to go on.</summary>
    public EndReason? HardStop(LedgerState state, DateTimeOffset now)
    {
        if (_spec.Target is { } target && state.Trials.Any(trial => Reaches(trial, target)))
            return EndReason.Target;
        if (_spec.Budget.DeviceHours is { } hours && state.DeviceSeconds >= hours * 3600)
            return EndReason.DeviceHours;
        return TimeLeft(state, now) <= TimeSpan.Zero ? EndReason.WallClock : null;
    }

    /// <summary>How many new candidates the budget still pays for.</summary>
    public int CandidatesLeft(LedgerState state) =>
        _spec.Budget.Trials is { } trials ? Math.Max(0, trials - state.Architectures.Count) : int.MaxValue;

    /// <summary>How long the search may go on until the winner's training must begin; null without a limit.</summary>
    public TimeSpan? TimeLeft(LedgerState state, DateTimeOffset now) =>
        _spec.Budget.WallClock is { } limit ? limit - state.Elapsed(now) - FinalTraining.Estimate(manifest, state) : null;

    private bool Reaches(Observation observation, Target target)
    {
        if (observation.Trial.IsScreening || !observation.HasMetrics || observation.Metric(target.Metric) is not { } value)
            return false;
        var objective = _spec.Objectives.First(each => each.Metric == target.Metric);
        return objective.Goal == Goal.Maximize ? value >= target.Value : value <= target.Value;
    }
}
