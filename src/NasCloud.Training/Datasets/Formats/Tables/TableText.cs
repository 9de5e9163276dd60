using NasCloud.Core.Datasets;
using nietras.SeparatedValues;

namespace NasCloud.Training.Datasets.Formats.Tables;

/// <summary>Reads a file of separated values, row by row: with a header, quoted or not, comma, semicolon, tab or bar between them.</summary>
internal static class TableText
{
    // One in ten rows is tested on where no file says which.
    private const ulong TestShare = 10;

    /// <summary>The names of the columns.</summary>
    public static IReadOnlyList<string> ReadHeader(string file) => Read<IReadOnlyList<string>>(file, reader => [.. reader.Header.ColNames.Select(Unquoted)]);

    /// <summary>Hands out the rows of one part.</summary>
    /// <param name="file">The file.</param>
    /// <param name="held">Whether the rows that are held out are wanted, or the others; null for all.</param>
    /// <param name="act">Gets each row.</param>
    /// <param name="cancellationToken">Stops between rows.</param>
    public static void ForEach(string file, bool? held, TableRow act, CancellationToken cancellationToken) => Read(file, reader =>
    {
        foreach (var row in reader)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (held is null || IsHeldOut(row) == held)
                act(row);
        }

        return true;
    });

    /// <summary>By what stands in it, so that the choice depends on nothing else, and equal rows are never on both sides.</summary>
    private static bool IsHeldOut(SepReader.Row row)
    {
        // FNV-1a, 64 bits: http://www.isthe.com/chongo/tech/comp/fnv/.
        var hash = 14695981039346656037UL;
        for (var column = 0; column < row.ColCount; column++)
        {
            foreach (var letter in row[column].Span)
                hash = (hash ^ letter) * 1099511628211UL;
            hash = (hash ^ char.MaxValue) * 1099511628211UL;
        }

        // The low bits of a product depend on few letters.
        return (hash >> 32) % TestShare == 0;
    }

    private static T Read<T>(string file, Func<SepReader, T> read)
    {
        try
        {
            using var reader = Sep.Reader(options => options with { Unescape = true, Trim = SepTrim.All }).FromFile(file);
            return reader.Header.ColNames.Count > 0 ? read(reader) : throw new DatasetException(file, "it is empty: expected a line with the names of the columns, and rows after it");
        }
        catch (Exception exception) when (exception is InvalidDataException or ArgumentException)
        {
            throw new DatasetException(file, $"it is no table ({exception.Message.ReplaceLineEndings(" ")}): expected a line with the names of the columns, each once, and as many values in each row; quote values with separators in them", exception);
        }
    }

    private static string Unquoted(string name) => name.Trim().Trim('"');
}
