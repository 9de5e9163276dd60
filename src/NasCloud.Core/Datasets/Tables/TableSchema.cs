using System.Text.Json.Serialization;
using NasCloud.Core.Collections;

namespace NasCloud.Core.Datasets.Tables;

/// <summary>How a row of a table becomes numbers: those of its numeric columns, then the codes of its categories, both in the file's order.</summary>
/// <param name="Columns">All columns but the target, in the file's order.</param>
/// <param name="Target">The column that is predicted.</param>
/// <param name="Task">What it is.</param>
public sealed record TableSchema(ValueArray<TableColumn> Columns, string Target, PredictionTask Task)
{
    /// <summary>The numeric columns, in their order.</summary>
    [JsonIgnore]
    public IEnumerable<TableColumn> Numbers => Columns.Where(column => column.Kind == ColumnKind.Number);

    /// <summary>The columns of categories, in their order.</summary>
    [JsonIgnore]
    public IEnumerable<TableColumn> Categories => Columns.Where(column => column.Kind == ColumnKind.Category);

    /// <summary>How many codes each column of categories has, 0 included, in their order.</summary>
    [JsonIgnore]
    public ValueArray<int> CategorySizes => Categories.Select(column => column.Categories.Count + 1).ToValueArray();
}
