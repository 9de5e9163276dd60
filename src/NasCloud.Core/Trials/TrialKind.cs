using System.Text.Json.Serialization;

namespace NasCloud.Core.Trials;

/// <summary>What a trial is for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<TrialKind>))]
public enum TrialKind
{
    /// <summary>Measures a candidate on validation data.</summary>
    [JsonStringEnumMemberName("search")] Search,

    /// <summary>Trains the weights that all candidates share, before the first of them.</summary>
    [JsonStringEnumMemberName("supernet")] Supernet,

    /// <summary>Trains the winner in full, tests it once, and leaves the model.</summary>
    [JsonStringEnumMemberName("final")] Final,
}
