using System.Text.Json.Serialization;

namespace NasCloud.Core.Datasets;

/// <summary>What samples are.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<DataKind>))]
public enum DataKind
{
    /// <summary>Images.</summary>
    [JsonStringEnumMemberName("images")] Images,

    /// <summary>Rows of a table.</summary>
    [JsonStringEnumMemberName("table")] Table,

    /// <summary>Series: as many steps each, with one number or several, as sensors and audio frames give them.</summary>
    [JsonStringEnumMemberName("series")] Series,

    /// <summary>Texts as tokens: as many whole numbers each, of a vocabulary.</summary>
    [JsonStringEnumMemberName("tokens")] Tokens,
}
