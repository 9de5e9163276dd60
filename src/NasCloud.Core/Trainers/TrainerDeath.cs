namespace NasCloud.Core.Trainers;

/// <summary>How a trainer died in the middle of an attempt, as seen from outside.</summary>
/// <param name="Trial">The trial that it was at.</param>
/// <param name="Attempt">Its attempt, from 1.</param>
/// <param name="How">How it ended, in words that follow its name: <c>ended with exit code 134 (it aborted)</c>.</param>
/// <param name="LastWords">The last lines that it wrote to its standard error during the attempt; empty for none.</param>
public sealed record TrainerDeath(int Trial, int Attempt, string How, string LastWords)
{
    // What fits in a line of a table of failures; the whole is in the trial's log.
    private const int MostInShort = 300;

    /// <summary>How it ended, with its last words where they are short.</summary>
    internal string InShort => LastWords.Length is > 0 and <= MostInShort
        ? $"{How}: {string.Join(' ', LastWords.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))}"
        : How;
}
