using System.Text.Json.Serialization;

namespace NasCloud.Core.Datasets.Tables;

/// <summary>What a column of a table is to a network.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<ColumnKind>))]
public enum ColumnKind
{
    /// <summary>A number, brought to mean 0 and deviation 1.</summary>
    [JsonStringEnumMemberName("number")] Number,

    /// <summary>One of some names, each of which has a vector that is learned.</summary>
    [JsonStringEnumMemberName("category")] Category,

    /// <summary>Nothing: it is passed over.</summary>
    [JsonStringEnumMemberName("ignore")] Ignore,
}
