using System.Text.Json.Serialization;

namespace NasCloud.Core.Searches;

/// <summary>What a user can want of a search.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ControlWish>))]
public enum ControlWish
{
    /// <summary>Go on.</summary>
    [JsonStringEnumMemberName("run")] Run,

    /// <summary>Stop now, keeping everything, to be resumed later.</summary>
    [JsonStringEnumMemberName("pause")] Pause,

    /// <summary>End now, with the best found so far but without training it in full.</summary>
    [JsonStringEnumMemberName("cancel")] Cancel,
}
