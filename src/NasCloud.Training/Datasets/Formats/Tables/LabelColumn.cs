using NasCloud.Core.Datasets;
using nietras.SeparatedValues;

namespace NasCloud.Training.Datasets.Formats.Tables;

/// <summary>Reads a row's class.</summary>
/// <param name="file">The file, for errors.</param>
/// <param name="name">The column's name.</param>
/// <param name="place">Its place in a row.</param>
/// <param name="classes">The names of the classes, in label order.</param>
internal sealed class LabelColumn(string file, string name, int place, IEnumerable<string> classes)
{
    private readonly Dictionary<string, int> _labels = classes.Index().ToDictionary(each => each.Item, each => each.Index, StringComparer.Ordinal);

    /// <summary>The class's label, from 0.</summary>
    /// <exception cref="DatasetException">It is none of the classes.</exception>
    public int Read(SepReader.Row row) => _labels.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(row[place].Span, out var label)
        ? label
        : throw new DatasetException(file, $"column '{name}', the target, has '{row[place].Span}' in line {row.LineNumberFrom}, a class that no row trained on has: expected one of {string.Join(", ", _labels.Keys.Take(10))}; correct it, delete the row, or add rows of that class");
}
