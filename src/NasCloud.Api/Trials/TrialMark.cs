using System.Globalization;

namespace NasCloud.Api.Trials;

/// <summary>How much of a search's trials a caller knows.</summary>
/// <param name="Proposed">Trials 1 to this.</param>
/// <param name="Ended">How many scores, in the order in which they were recorded.</param>
internal sealed record TrialMark(int Proposed, int Ended)
{
    private const char Separator = '~';

    public static TrialMark Nothing { get; } = new(0, 0);

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    /// <returns>The mark; null where the text is none.</returns>
    public static TrialMark? Parse(string text) =>
        text.Split(Separator) is [var proposed, var ended] && Number(proposed) is { } first && Number(ended) is { } second ? new TrialMark(first, second) : null;

    public override string ToString() => FormattableString.Invariant($"{Proposed}{Separator}{Ended}");

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
