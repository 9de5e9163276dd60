using NasCloud.Models.Texts;

namespace NasCloud.Models.Networks;

/// <summary>Tokens are read as they are.</summary>
/// <param name="Vocabulary">How many there are; one that is none of them, 0 to one less than that, counts as 0.</param>
public sealed record TokenNormalization(int Vocabulary) : Normalization
{
    /// <summary>The words that tokens stand for; null where nobody knows.</summary>
    public TextVocabulary? Text { get; init; }

    /// <inheritdoc/>
    public override float[] Factors => [1];

    /// <inheritdoc/>
    public override float[] Offsets => [0];
}
