using NasCloud.Core.Datasets;
using nietras.SeparatedValues;

namespace NasCloud.Training.Datasets.Formats.Tables;

/// <summary>Reads cells that must hold a number or nothing.</summary>
internal static class CellNumbers
{
    /// <summary>The number; NaN where there is nothing.</summary>
    /// <param name="path">The file, for errors.</param>
    /// <param name="row">The row.</param>
    /// <param name="column">The cell's place in it.</param>
    /// <param name="name">What errors call the column.</param>
    /// <exception cref="DatasetException">It holds something else.</exception>
    public static float Read(string path, SepReader.Row row, int column, string name)
    {
        var cell = row[column].Span;
        return Cell.IsMissing(cell) ? float.NaN : Cell.Number(cell) ?? throw new DatasetException(
            path, $"column {name} has '{cell}' in line {row.LineNumberFrom}: expected a number with a decimal point, at most 3.4e38, or nothing");
    }
}
