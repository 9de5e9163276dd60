using System.Text;

namespace NasCloud.Cli.Tests.Documentation;

/// <summary>Cuts a line as a shell does, as far as documents need it: words, quotes, comments; nothing is expanded.</summary>
internal static class ShellLine
{
    private static readonly string[] Ends = [">", ">>", "|", "&&", ";", "&"];

    /// <summary>The words of the line's first command, without what follows a redirection, a pipe or a comment.</summary>
    public static IReadOnlyList<string> Words(string line) => [.. Cut(line).TakeWhile(word => !Ends.Contains(word))];

    private static IEnumerable<string> Cut(string line)
    {
        var word = new StringBuilder();
        var (quote, depth, isWord) = ('\0', 0, false);
        foreach (var letter in line)
        {
            if (quote != '\0')
            {
                quote = letter == quote ? '\0' : quote;
                if (quote != '\0')
                    word.Append(letter);
            }
            else if (letter == '#' && !isWord)
            {
                yield break;
            }
            else if (letter is '\'' or '"')
            {
                (quote, isWord) = (letter, true);
            }
            else if (letter == ' ' && depth == 0)
            {
                if (isWord)
                    yield return word.ToString();
                isWord = false;
                word.Clear();
            }
            else
            {
                // $(of several words) is one.
                depth += letter == '(' && word.ToString().EndsWith('$') || letter == '(' && depth > 0 ? 1 : letter == ')' && depth > 0 ? -1 : 0;
                isWord = true;
                word.Append(letter);
            }
        }

        if (isWord)
            yield return word.ToString();
    }
}
