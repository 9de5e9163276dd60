using System.Text.Json.Serialization;

namespace NasCloud.Core.Objectives;

/// <summary>Which way a metric is better.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Goal>))]
public enum Goal
{
    /// <summary>Larger is better.</summary>
    [JsonStringEnumMemberName("maximize")] Maximize,

    /// <summary>Smaller is better.</summary>
    [JsonStringEnumMemberName("minimize")] Minimize,
}
