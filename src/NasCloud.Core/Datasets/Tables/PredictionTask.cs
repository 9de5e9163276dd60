using System.Text.Json.Serialization;

namespace NasCloud.Core.Datasets.Tables;

/// <summary>What is predicted of a sample.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<PredictionTask>))]
public enum PredictionTask
{
    /// <summary>Its class.</summary>
    [JsonStringEnumMemberName("classification")] Classification,

    /// <summary>A number.</summary>
    [JsonStringEnumMemberName("regression")] Regression,
}
