namespace NasCloud.Models.Texts;

/// <summary>Turns texts into tokens, all of one length.</summary>
/// <param name="vocabulary">The words that are known.</param>
/// <param name="length">How many tokens a text has: what is longer loses its end, what is shorter is filled up.</param>
public sealed class WordEncoder(TextVocabulary vocabulary, int length)
{
    private readonly Dictionary<string, int> _tokens =
        vocabulary.Words.Index().ToDictionary(word => word.Item, word => word.Index + TextVocabulary.FirstWord, StringComparer.Ordinal);

    /// <summary>A text's tokens.</summary>
    public float[] Encode(string text)
    {
        var tokens = new float[length];
        foreach (var (place, word) in WordTokenizer.Split(text).Take(length).Index())
            tokens[place] = _tokens.GetValueOrDefault(word, TextVocabulary.Unknown);
        return tokens;
    }
}
