namespace NasCloud.Core.Specs;

/// <summary>How a table's column of texts is cut into words, and these into tokens.</summary>
/// <param name="Column">The column.</param>
/// <param name="Vocabulary">The most words that are told apart, 1 to <see cref="MostWords"/>: the most frequent of the training part, of those that several of its texts have.</param>
/// <param name="Length">How many words of a text are read; null for as many as all but one in twenty of the training part have, at most <see cref="LongestGuess"/>.</param>
public sealed record TextSpec(string Column, int Vocabulary = TextSpec.DefaultVocabulary, int? Length = null)
{
    /// <summary>As many words as are told apart unless another number is given.</summary>
    public const int DefaultVocabulary = 10_000;

    /// <summary>As many words as can be: an embedding has at most 65,536 tokens, two of which are none.</summary>
    public const int MostWords = 65_534;

    /// <summary>The most words of a text that are read where nobody said how many.</summary>
    public const int LongestGuess = 256;

    /// <summary>The most words of a text that can be read.</summary>
    public const int MostLength = 4096;
}
