using System.Runtime.InteropServices;
using NasCloud.Core.Architectures;
using NasCloud.Models.Texts;

namespace NasCloud.Training.Datasets;

/// <summary>Series of one length, or texts as tokens, in one block of memory.</summary>
/// <param name="Shape">The shape of each sample, as of an image of one row: channels, 1, steps.</param>
/// <param name="Numbers">The series one after another, step by step, a step's channels side by side; what is missing is NaN.</param>
/// <param name="Labels">The class of each, from 0.</param>
public sealed record SeriesSamples(TensorShape Shape, float[] Numbers, int[] Labels) : LabelledSamples(Shape, Labels)
{
    /// <summary>How many tokens there are, where numbers are tokens: whole, from 0; null where they are not.</summary>
    public int? Vocabulary { get; init; }

    /// <summary>The words that tokens stand for; null where nobody knows.</summary>
    public TextVocabulary? Text { get; init; }

    /// <inheritdoc/>
    public override int SampleBytes => checked((int)(sizeof(float) * Shape.Elements));

    /// <inheritdoc/>
    public override ReadOnlySpan<byte> Content => MemoryMarshal.AsBytes<float>(Numbers);

    /// <inheritdoc/>
    public override LabelledSamples Empty() => new SeriesSamples(Shape, [], []) { Vocabulary = Vocabulary, Text = Text };
}
