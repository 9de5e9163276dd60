using System.Text.Json.Serialization;

namespace NasCloud.Core.Searches.Activities;

/// <summary>What a <see cref="SearchStep"/> asks for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SearchStepKind>))]
public enum SearchStepKind
{
    /// <summary>See the open trials through, then ask again.</summary>
    [JsonStringEnumMemberName("work")] Work,

    /// <summary>Stop: the user paused the search.</summary>
    [JsonStringEnumMemberName("pause")] Pause,

    /// <summary>All is done but the result.</summary>
    [JsonStringEnumMemberName("finish")] Finish,
}
