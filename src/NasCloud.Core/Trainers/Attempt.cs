using NasCloud.Core.Telemetry;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Trainers;

/// <summary>The attempt that a trainer is making.</summary>
/// <param name="Claim">Its right to the trial.</param>
/// <param name="Trial">The trial.</param>
/// <param name="Log">The attempts so far.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="Begun">The same, for measuring how long it takes.</param>
internal sealed record Attempt(Claim Claim, Trial Trial, AttemptLog Log, DateTimeOffset StartedAt, long Begun)
{
    /// <summary>What is told of it; null before it begins.</summary>
    public AttemptTelemetry? Telemetry { get; init; }

    /// <summary>What is told of it for people; null before it begins.</summary>
    public TrialLog? Words { get; init; }
}
