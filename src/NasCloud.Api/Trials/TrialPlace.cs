using System.Globalization;

namespace NasCloud.Api.Trials;

/// <summary>A trial's place in an order: what it is ordered by, then its number.</summary>
/// <remarks>
/// As text it is the number alone (<c>17</c>) where trials are in the order of their numbers, else value and number
/// (<c>0.9134~17</c>), or <c>~17</c> for a trial that has no such value. A place stays right when the trial it was taken
/// from has changed since.
/// </remarks>
/// <param name="Value">What it is ordered by; null where it has none.</param>
/// <param name="Number">The trial's number.</param>
internal sealed record TrialPlace(double? Value, int Number)
{
    private const char Separator = '~';

    /// <summary>Reads what <see cref="ToText"/> wrote.</summary>
    /// <returns>The place; null where the text is none.</returns>
    public static TrialPlace? Parse(string text, bool byNumber)
    {
        var cut = text.IndexOf(Separator, StringComparison.Ordinal);
        if (byNumber != (cut < 0) || !int.TryParse(text.AsSpan(cut + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return null;
        if (byNumber || cut == 0)
            return new TrialPlace(byNumber ? number : null, number);
        return double.TryParse(text.AsSpan(0, cut), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? new TrialPlace(value, number)
            : null;
    }

    public string ToText(bool byNumber) => byNumber
        ? Number.ToString(CultureInfo.InvariantCulture)
        : FormattableString.Invariant($"{Value:R}{Separator}{Number}");
}
