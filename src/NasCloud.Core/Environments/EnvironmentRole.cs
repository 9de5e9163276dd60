using System.Text.Json.Serialization;

namespace NasCloud.Core.Environments;

/// <summary>What a process of a search is there for.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<EnvironmentRole>))]
public enum EnvironmentRole
{
    /// <summary>It decides what comes next; where scores are looked up, it does that, too.</summary>
    [JsonStringEnumMemberName("driver")]
    Driver,

    /// <summary>It trains candidates.</summary>
    [JsonStringEnumMemberName("trainer")]
    Trainer,
}
