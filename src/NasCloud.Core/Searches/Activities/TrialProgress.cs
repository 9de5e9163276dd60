using System.Text.Json.Serialization;

namespace NasCloud.Core.Searches.Activities;

/// <summary>Where a posted trial stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TrialProgress>))]
public enum TrialProgress
{
    /// <summary>It waits or runs.</summary>
    [JsonStringEnumMemberName("open")] Open,

    /// <summary>It has its score.</summary>
    [JsonStringEnumMemberName("scored")] Scored,

    /// <summary>The search is paused or cancelled; nobody need wait for it now.</summary>
    [JsonStringEnumMemberName("withdrawn")] Withdrawn,
}
