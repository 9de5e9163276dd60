using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NasCloud.Core.Specs;

/// <summary>Lengths of time as people write them: <c>45s</c>, <c>90m</c>, <c>1h30m</c>, <c>2d</c>, <c>0.5s</c>, or <c>hh:mm:ss</c>.</summary>
/// <remarks>
/// Units come in the order d, h, m, s, each at most once; seconds may have up to seven decimals. In <c>hh:mm:ss</c>
/// the hours may exceed 23. Lengths are never negative.
/// </remarks>
public static partial class Durations
{
    /// <summary>What <see cref="TryParse"/> reads, as a regular expression that other tools understand too.</summary>
    internal const string Pattern =
        @"^(?=[0-9])([0-9]+d)?([0-9]+h)?([0-9]+m)?([0-9]+(\.[0-9]{1,7})?s)?$|^[0-9]+:[0-5][0-9]:[0-5][0-9]$";

    private const decimal TooMany = 1_000_000_000_000_000;

    private static readonly (char Unit, long Ticks)[] Units =
        [('d', TimeSpan.TicksPerDay), ('h', TimeSpan.TicksPerHour), ('m', TimeSpan.TicksPerMinute), ('s', TimeSpan.TicksPerSecond)];

    /// <summary>Reads a length of time.</summary>
    /// <exception cref="FormatException">It is none, or longer than <see cref="TimeSpan.MaxValue"/>.</exception>
    public static TimeSpan Parse(string text) => TryParse(text, out var duration)
        ? duration
        : throw new FormatException($"'{text}' is not a length of time: expected one such as 45s, 90m, 1h30m, 2d or 01:30:00.");

    /// <summary>Reads a length of time.</summary>
    /// <returns>Whether it is one, no longer than <see cref="TimeSpan.MaxValue"/>.</returns>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        duration = default;
        if (text.Length > 40 || !Form().IsMatch(text))
            return false;
        var ticks = text.Contains(':', StringComparison.Ordinal) ? ClockTicks(text) : UnitTicks(text);
        if (ticks > long.MaxValue)
            return false;
        duration = new TimeSpan((long)ticks);
        return true;
    }

    /// <summary>The shortest form with units that <see cref="Parse"/> reads back exactly: <c>1h30m</c>, <c>0s</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is negative.</exception>
    public static string Format(TimeSpan duration)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(duration, TimeSpan.Zero);
        var text = new StringBuilder();
        foreach (var (unit, count) in new[] { ('d', duration.Days), ('h', duration.Hours), ('m', duration.Minutes) })
            if (count > 0)
                text.Append(CultureInfo.InvariantCulture, $"{count}{unit}");
        var seconds = (decimal)(duration.Ticks % TimeSpan.TicksPerMinute) / TimeSpan.TicksPerSecond;
        if (seconds > 0 || text.Length == 0)
            text.Append(CultureInfo.InvariantCulture, $"{seconds:0.#######}s");
        return text.ToString();
    }

    private static decimal ClockTicks(string text) =>
        text.Split(':').Aggregate(0m, (sum, part) => sum * 60 + Number(part)) * TimeSpan.TicksPerSecond;

    private static decimal UnitTicks(string text) =>
        Part().Matches(text).Sum(part => Number(part.Value[..^1]) * Units.First(unit => unit.Unit == part.Value[^1]).Ticks);

    // What is too long in any unit may stay so: larger numbers would overflow a decimal.
    private static decimal Number(string digits) => digits.Length > 28
        ? TooMany
        : Math.Min(TooMany, decimal.Parse(digits, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));

    // The $ of the pattern alone would let a line end through.
    [GeneratedRegex(@"\A(?:" + Pattern + @")\z", RegexOptions.CultureInvariant)]
    private static partial Regex Form();

    [GeneratedRegex(@"[0-9.]+[dhms]", RegexOptions.CultureInvariant)]
    private static partial Regex Part();
}
