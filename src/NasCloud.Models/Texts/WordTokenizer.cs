using System.Globalization;
using System.Text;

namespace NasCloud.Models.Texts;

/// <summary>Cuts text into words by a rule that programs in any language can follow to the letter.</summary>
/// <remarks>
/// Letters, marks and digits that stand together are a word, in lower case, character by character; each punctuation mark and each symbol is a word of its own; all else, such
/// as spaces and control characters, only separates. Characters are Unicode's, by general category. Texts are not normalized: a letter with a mark and
/// both as one character are different words.
/// </remarks>
public static class WordTokenizer
{
    /// <summary>A text's words, in order; none where there is nothing but what separates.</summary>
    public static IEnumerable<string> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var word = new StringBuilder();
        foreach (var character in text.EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(character);
            if (category <= UnicodeCategory.OtherNumber)
            {
                word.Append(Rune.ToLowerInvariant(character));
                continue;
            }

            if (word.Length > 0)
                yield return word.ToString();
            word.Clear();
            if (category is >= UnicodeCategory.ConnectorPunctuation and <= UnicodeCategory.OtherSymbol)
                yield return character.ToString();
        }

        if (word.Length > 0)
            yield return word.ToString();
    }
}
