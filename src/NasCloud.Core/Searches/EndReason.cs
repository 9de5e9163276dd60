using System.Text.Json.Serialization;

namespace NasCloud.Core.Searches;

/// <summary>Why a search proposes no more candidates.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EndReason>))]
public enum EndReason
{
    /// <summary>The budget's number of candidates is reached.</summary>
    [JsonStringEnumMemberName("trials")] Trials,

    /// <summary>The budget's wall clock, less what training the winner needs, has run out.</summary>
    [JsonStringEnumMemberName("wallClock")] WallClock,

    /// <summary>The budget's device hours have run out.</summary>
    [JsonStringEnumMemberName("deviceHours")] DeviceHours,

    /// <summary>The target is reached.</summary>
    [JsonStringEnumMemberName("target")] Target,

    /// <summary>Every architecture of the space that the constraints allow has been tried.</summary>
    [JsonStringEnumMemberName("spaceExhausted")] SpaceExhausted,

    /// <summary>The supernet could not be trained, so that no candidate can be scored.</summary>
    [JsonStringEnumMemberName("supernetFailed")] SupernetFailed,

    /// <summary>The user stopped it: enough was found, and the winner is trained.</summary>
    [JsonStringEnumMemberName("stopped")] Stopped,

    /// <summary>The user cancelled it.</summary>
    [JsonStringEnumMemberName("cancelled")] Cancelled,
}
