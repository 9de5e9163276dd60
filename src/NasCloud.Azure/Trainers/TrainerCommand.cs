using System.Text;
using NasCloud.Core.Collections;

namespace NasCloud.Azure.Trainers;

/// <summary>How to start a trainer as a process: a program and its arguments.</summary>
/// <param name="Program">A path, or a name that is looked for as a shell would.</param>
/// <param name="Arguments">Its arguments, none of which a shell sees.</param>
public sealed record TrainerCommand(string Program, ValueArray<string> Arguments)
{
    /// <summary>The environment variable that holds one.</summary>
    public const string Variable = "NASCLOUD_TRAINER_COMMAND";

    /// <summary>Reads a program and its arguments, with spaces between them; those that hold spaces stand in double quotes.</summary>
    /// <exception cref="FormatException">There is none, or a quote is not closed.</exception>
    public static TrainerCommand Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = Split(text);
        return words is [var program, .. var arguments]
            ? new TrainerCommand(program, [.. arguments])
            : throw new FormatException($"'{text}' is no command: expected a program and its arguments, such as dotnet NasCloud.Trainer.dll.");
    }

    private static List<string> Split(string text)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        var (isQuoted, isWord) = (false, false);
        foreach (var letter in text)
        {
            if (letter == '"')
                (isQuoted, isWord) = (!isQuoted, true);
            else if (letter != ' ' || isQuoted)
                (_, isWord) = (word.Append(letter), true);
            else if (isWord)
                isWord = End();
        }

        if (isQuoted)
            throw new FormatException($"'{text}' is no command: a double quote is not closed.");
        if (isWord)
            End();
        return words;

        bool End()
        {
            words.Add(word.ToString());
            word.Clear();
            return false;
        }
    }
}
