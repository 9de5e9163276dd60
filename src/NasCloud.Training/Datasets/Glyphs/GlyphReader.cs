using NasCloud.Training.Datasets.Formats;

namespace NasCloud.Training.Datasets.Glyphs;

/// <summary>The built-in data set: drawn in memory when first asked for and kept, so that a first search needs no download.</summary>
internal sealed class GlyphReader(int trainingCount, int testCount) : IDatasetReader
{
    /// <summary>Its name in a spec.</summary>
    public const string Name = "glyphs";

    // Part of the data set's definition: another seed makes other data under the same name.
    private const long Seed = 20_011;

    private readonly Lazy<ImageSamples> _training = new(() => new GlyphGenerator(Seed).Generate("training", trainingCount));
    private readonly Lazy<ImageSamples> _test = new(() => new GlyphGenerator(Seed).Generate("test", testCount));

    /// <summary>20,000 samples to train on and 4,000 to test on.</summary>
    public static GlyphReader Default { get; } = new(20_000, 4_000);

    public string Location => Name;

    public IReadOnlyList<string> ReadClasses() => GlyphAlphabet.Names;

    public LabelledSamples ReadTraining(CancellationToken cancellationToken) => _training.Value;

    public LabelledSamples? ReadTest(CancellationToken cancellationToken) => _test.Value;
}
