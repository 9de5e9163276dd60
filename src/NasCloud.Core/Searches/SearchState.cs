using System.Text.Json.Serialization;

namespace NasCloud.Core.Searches;

/// <summary>Where a search stands.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SearchState>))]
public enum SearchState
{
    /// <summary>Created; nothing drives it yet.</summary>
    [JsonStringEnumMemberName("created")] Created,

    /// <summary>Candidates are tried.</summary>
    [JsonStringEnumMemberName("searching")] Searching,

    /// <summary>The winner is trained in full.</summary>
    [JsonStringEnumMemberName("finishing")] Finishing,

    /// <summary>Stopped by the user; it can be resumed.</summary>
    [JsonStringEnumMemberName("paused")] Paused,

    /// <summary>Ended, with a result.</summary>
    [JsonStringEnumMemberName("completed")] Completed,

    /// <summary>Ended by the user, with the result it had.</summary>
    [JsonStringEnumMemberName("cancelled")] Cancelled,

    /// <summary>Stopped by a problem that <see cref="SearchStatus.Problem"/> tells; it can be resumed once that is mended.</summary>
    [JsonStringEnumMemberName("failed")] Failed,
}
