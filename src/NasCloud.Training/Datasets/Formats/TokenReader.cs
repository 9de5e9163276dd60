using NasCloud.Core.Datasets;

namespace NasCloud.Training.Datasets.Formats;

/// <summary>Texts as tokens, read as series of one channel. How many tokens there are, the training part tells.</summary>
/// <param name="series">What reads the numbers.</param>
internal sealed class TokenReader(IDatasetReader series) : IDatasetReader
{
    // As many as an embedding has at most.
    private const int MostTokens = 65_536;

    private readonly Lazy<int> _vocabulary = new(() => VocabularyOf(series));

    public string Location => series.Location;

    public int? ReadVocabulary() => _vocabulary.Value;

    public IReadOnlyList<string> ReadClasses() => series.ReadNumber() is { } target
        ? throw new DatasetException(Location, $"its target '{target}' is a number, and texts are told apart by classes: name another column in dataset.target, or let dataset.task be classification")
        : series.ReadClasses();

    public LabelledSamples ReadTraining(CancellationToken cancellationToken) => Of(series.ReadTraining(cancellationToken));

    public LabelledSamples? ReadTest(CancellationToken cancellationToken) => series.ReadTest(cancellationToken) is { } test ? Of(test) : null;

    /// <summary>At least 2, so that there is something to tell apart.</summary>
    private static int VocabularyOf(IDatasetReader series) =>
        (int)Math.Max(2, Tokens(series.Location, (SeriesSamples)series.ReadTraining(CancellationToken.None)).DefaultIfEmpty().Max() + 1);

    private SeriesSamples Of(LabelledSamples samples)
    {
        var read = (SeriesSamples)samples;
        return read with { Numbers = Tokens(series.Location, read), Vocabulary = _vocabulary.Value };
    }

    /// <summary>What is missing at the end of a short text is 0, as what fills it up is by custom.</summary>
    private static float[] Tokens(string location, SeriesSamples samples)
    {
        if (samples.Shape.Channels != 1)
            throw new DatasetException(location, $"its texts have {samples.Shape.Channels} numbers a token: expected (samples, tokens), one number each");
        return Array.ConvertAll(samples.Numbers, number => float.IsNaN(number) ? 0 : number is >= 0 and < MostTokens && float.IsInteger(number)
            ? number
            : throw new DatasetException(location, FormattableString.Invariant($"a token is {number}: expected whole numbers from 0 to {MostTokens - 1}")));
    }
}
