using NasCloud.Core.Collections;
using NasCloud.Core.Datasets;
using NasCloud.Core.Datasets.Tables;
using NasCloud.Core.Specs;
using NasCloud.Models.Texts;

namespace NasCloud.Training.Datasets.Formats.Tables;

/// <summary>What a table's training part tells of its texts and its classes.</summary>
/// <param name="Vocabulary">The words that are known.</param>
/// <param name="Length">How many words of a text are read.</param>
/// <param name="Classes">The names of the classes, in label order.</param>
internal sealed record WordScan(TextVocabulary Vocabulary, int Length, ValueArray<string> Classes)
{
    // What only one text has tells nothing of others. All such words are the unknown one, which is thereby learned.
    private const int FewestTexts = 2;

    // One text in so many may be longer than what is read.
    private const int LongTexts = 20;

    /// <summary>Reads the rows to train on once.</summary>
    /// <exception cref="DatasetException">A column is missing, the target is none of classes, or there are no words.</exception>
    public static WordScan Of(TableFiles files, DatasetSpec spec, TextSpec text)
    {
        var header = TableText.ReadHeader(files.Training);
        var column = Find(files.Training, header, text.Column, "dataset.text");
        var place = Find(files.Training, header, spec.Target, "dataset.target");
        if (column == place)
            throw new DatasetException(files.Training, $"dataset.text and dataset.target both name '{text.Column}': expected the column of the texts and that of their classes");
        var (words, lengths, target) = (new Dictionary<string, WordCount>(StringComparer.Ordinal), new List<int>(), new ColumnScan(spec.Target!));
        TableText.ForEach(files.Training, files.Test is null ? false : null, row =>
        {
            if (!target.Add(row[place].Span, row.LineNumberFrom))
                throw new DatasetException(files.Training, $"line {row.LineNumberFrom} has nothing in column '{target.Name}', the target: fill it in, or delete the row");
            lengths.Add(Count(words, row[column].ToString(), lengths.Count));
        }, CancellationToken.None);
        return new(Choose(files.Training, words, text), text.Length ?? GuessLength(lengths), ClassesOf(files.Training, target, spec));
    }

    private static ValueArray<string> ClassesOf(string file, ColumnScan target, DatasetSpec spec)
    {
        if ((spec.Task ?? TableScan.Guess(target)) == PredictionTask.Regression || target.HasTooMany)
            throw new DatasetException(file, $"its target '{target.Name}' is a number, and texts are told apart by classes: name another column in dataset.target, or let dataset.task be classification");
        return [.. target.Sorted];
    }

    /// <summary>Takes in a text.</summary>
    /// <returns>How many words it has.</returns>
    private static int Count(Dictionary<string, WordCount> words, string text, int number)
    {
        var length = 0;
        foreach (var word in WordTokenizer.Split(text))
        {
            length++;
            var count = words.GetValueOrDefault(word, new(0, 0, -1));
            words[word] = new(count.Times + 1, count.LastText == number ? count.Texts : count.Texts + 1, number);
        }

        return length;
    }

    private static TextVocabulary Choose(string file, Dictionary<string, WordCount> words, TextSpec text)
    {
        var known = words.Where(word => word.Value.Texts >= FewestTexts)
            .OrderByDescending(word => word.Value.Times).ThenBy(word => word.Key, StringComparer.Ordinal)
            .Take(text.Vocabulary).Select(word => word.Key).ToValueArray();
        return known.Count > 0
            ? new(text.Column, known)
            : throw new DatasetException(file, $"no word stands in {FewestTexts} texts of column '{text.Column}': expected texts that have words in common; dataset.text names their column");
    }

    private static int GuessLength(List<int> lengths)
    {
        lengths.Sort();
        return Math.Clamp(lengths[lengths.Count - 1 - (lengths.Count / LongTexts)], 1, TextSpec.LongestGuess);
    }

    private static int Find(string file, IReadOnlyList<string> header, string? name, string key)
    {
        var known = header.Index().Where(column => column.Item == name).Select(column => column.Index).ToList();
        return known is [var place, ..]
            ? place
            : throw new DatasetException(file, $"{(name is null ? $"nothing says which column is meant by {key}" : $"it has no column '{name}', which {key} names")}: expected one of {string.Join(", ", header)}");
    }

    private readonly record struct WordCount(int Times, int Texts, int LastText);
}
