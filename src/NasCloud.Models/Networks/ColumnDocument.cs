using System.Text.Json.Serialization;
using NasCloud.Core.Datasets.Tables;

namespace NasCloud.Models.Networks;

/// <summary>How one number of a network's input comes from a column of a table.</summary>
/// <param name="Name">The column.</param>
/// <param name="Kind">Whether it holds numbers or categories.</param>
/// <param name="Mean">Subtracted from a number; null of categories.</param>
/// <param name="Deviation">What the difference is divided by; null of categories.</param>
/// <param name="Categories">The names whose codes count from 1; 0 stands for what is missing or none of them. Null of numbers.</param>
internal sealed record ColumnDocument(
    string Name,
    ColumnKind Kind,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Mean = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Deviation = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string[]? Categories = null)
{
    public static ColumnDocument OfNumber(string name, double mean, double deviation) => new(name, ColumnKind.Number, mean, deviation);

    public static ColumnDocument OfCategory(string name, IEnumerable<string> categories) => new(name, ColumnKind.Category, Categories: [.. categories]);
}
