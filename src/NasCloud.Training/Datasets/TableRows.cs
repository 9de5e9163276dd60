using NasCloud.Core.Datasets;
using NasCloud.Models.Inference;
using NasCloud.Training.Datasets.Formats.Tables;

namespace NasCloud.Training.Datasets;

/// <summary>Reads rows of a table as an exported network wants them.</summary>
public static class TableRows
{
    /// <summary>Reads all rows of a file.</summary>
    /// <param name="path">The file: a CSV or TSV with the names of its columns in the first line.</param>
    /// <param name="columns">The columns that the network reads; the file may have others, and in any order.</param>
    /// <param name="cancellationToken">Ends the reading between rows.</param>
    /// <returns>The rows, and the line that each stands in, from 1.</returns>
    /// <exception cref="DatasetException">It is no table, lacks a column, has something else than a number where one is needed, or no rows; the message says what to do.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static (RowSamples Rows, IReadOnlyList<int> Lines) Read(string path, ModelColumns columns, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var header = TableText.ReadHeader(path);
        var numbers = columns.Numbers.Select(name => (Place(path, header, name), Name: name)).ToArray();
        var categories = columns.Categories.Select(name => Place(path, header, name)).ToArray();
        var (values, names, lines) = (new List<float>(), new List<string>(), new List<int>());
        TableText.ForEach(path, held: null, row =>
        {
            lines.Add(row.LineNumberFrom);
            foreach (var (place, name) in numbers)
                values.Add(CellNumbers.Read(path, row, place, $"'{name}'"));
            foreach (var place in categories)
                names.Add(Cell.IsMissing(row[place].Span) ? "" : row[place].ToString());
        }, cancellationToken);
        return lines.Count > 0
            ? (new([.. values], [.. names]), lines)
            : throw new DatasetException(path, "it has no rows after the names of the columns: expected at least one");
    }

    /// <summary>A column's place in a row.</summary>
    internal static int Place(string path, IReadOnlyList<string> header, string name)
    {
        foreach (var (place, column) in header.Index())
        {
            if (column == name)
                return place;
        }

        throw new DatasetException(path, $"it has no column '{name}', which the model reads; its columns are {string.Join(", ", header)}: add the column, and leave its cells empty where nothing is known");
    }
}
