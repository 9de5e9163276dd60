using System.Text.Json.Serialization;

namespace NasCloud.Core.Trials;

/// <summary>How a trial ended.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TrialOutcome>))]
public enum TrialOutcome
{
    /// <summary>It has metrics.</summary>
    [JsonStringEnumMemberName("succeeded")] Succeeded,

    /// <summary>Its loss became infinite or not a number; trying again would not help.</summary>
    [JsonStringEnumMemberName("diverged")] Diverged,

    /// <summary>Every attempt failed or lost its trainer.</summary>
    [JsonStringEnumMemberName("failed")] Failed,

    /// <summary>It took longer than the spec's trial time-out.</summary>
    [JsonStringEnumMemberName("timedOut")] TimedOut,

    /// <summary>The search ended before it did.</summary>
    [JsonStringEnumMemberName("cancelled")] Cancelled,
}
