using NasCloud.Core.Architectures;
using NasCloud.Core.Specs;
using NasCloud.Models.Texts;

namespace NasCloud.Training.Datasets.Formats.Tables;

/// <summary>Texts in words, in a column of a table. The words that are known, how many of a text are read and the classes are told from the training part alone.</summary>
internal sealed class WordReader(TableFiles files, DatasetSpec spec, TextSpec text) : IDatasetReader
{
    private readonly Lazy<WordScan> _scan = new(() => WordScan.Of(files, spec, text));

    public string Location => files.Location;

    public TextSpec? Text => text;

    public int? ReadVocabulary() => _scan.Value.Vocabulary.Count;

    public IReadOnlyList<string> ReadClasses() => _scan.Value.Classes;

    public LabelledSamples ReadTraining(CancellationToken cancellationToken) =>
        Read(files.Training, files.Test is null ? false : null, cancellationToken);

    public LabelledSamples? ReadTest(CancellationToken cancellationToken)
    {
        var samples = Read(files.Test ?? files.Training, files.Test is null ? true : null, cancellationToken);
        return samples.Count == 0 && files.Test is null ? null : samples;
    }

    private SeriesSamples Read(string file, bool? held, CancellationToken cancellationToken)
    {
        var scan = _scan.Value;
        var header = TableText.ReadHeader(file);
        var place = RowEncoder.PlaceOf(file, header, text.Column);
        var target = new LabelColumn(file, spec.Target!, RowEncoder.PlaceOf(file, header, spec.Target!), scan.Classes);
        var encoder = new WordEncoder(scan.Vocabulary, scan.Length);
        var (tokens, labels) = (new List<float>(), new List<int>());
        TableText.ForEach(file, held, row =>
        {
            tokens.AddRange(encoder.Encode(row[place].ToString()));
            labels.Add(target.Read(row));
        }, cancellationToken);
        return new(TensorShape.Image(1, 1, scan.Length), [.. tokens], [.. labels]) { Vocabulary = scan.Vocabulary.Count, Text = scan.Vocabulary };
    }
}
