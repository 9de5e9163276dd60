using NasCloud.Core.Collections;

namespace NasCloud.Models.Texts;

/// <summary>The words that a network knows, and where it reads them.</summary>
/// <param name="Column">The column of a table that holds the texts.</param>
/// <param name="Words">The words, the most frequent first; the first is token <see cref="FirstWord"/>.</param>
public sealed record TextVocabulary(string Column, ValueArray<string> Words)
{
    /// <summary>The token that fills up what is short.</summary>
    public const int Padding = 0;

    /// <summary>The token of words that are not known.</summary>
    public const int Unknown = 1;

    /// <summary>The token of the first word.</summary>
    public const int FirstWord = 2;

    /// <summary>How many tokens there are.</summary>
    public int Count => FirstWord + Words.Count;
}
