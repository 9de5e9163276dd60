using NasCloud.Core.Datasets;
using NasCloud.Models.Inference;
using NasCloud.Models.Texts;
using NasCloud.Training.Datasets.Formats.Tables;

namespace NasCloud.Training.Datasets;

/// <summary>Reads texts in words as an exported network wants them.</summary>
public static class TextFiles
{
    /// <summary>Reads all texts of a table.</summary>
    /// <param name="path">The file: a CSV or TSV with the names of its columns in the first line.</param>
    /// <param name="vocabulary">The column, and the words that the network knows; the file may have other columns.</param>
    /// <param name="length">How many tokens of a text it reads.</param>
    /// <param name="cancellationToken">Ends the reading between rows.</param>
    /// <returns>The texts as tokens, and the line that each stands in, from 1.</returns>
    /// <exception cref="DatasetException">It is no table, lacks the column, or has no rows.</exception>
    /// <exception cref="IOException">It can't be read.</exception>
    public static (StepSamples Texts, IReadOnlyList<int> Lines) Read(string path, TextVocabulary vocabulary, int length, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(vocabulary);
        var place = TableRows.Place(path, TableText.ReadHeader(path), vocabulary.Column);
        var encoder = new WordEncoder(vocabulary, length);
        var (tokens, lines) = (new List<float>(), new List<int>());
        TableText.ForEach(path, held: null, row =>
        {
            lines.Add(row.LineNumberFrom);
            tokens.AddRange(encoder.Encode(row[place].ToString()));
        }, cancellationToken);
        return lines.Count > 0
            ? (new([.. tokens]), lines)
            : throw new DatasetException(path, "it has no rows after the names of the columns: expected at least one");
    }
}
