namespace NasCloud.Cli.Views;

/// <summary>A curve in one line of characters.</summary>
internal static class Sparkline
{
    private const string Blocks = "▁▂▃▄▅▆▇█";
    private const string Plain = "_.-=+*#@";

    /// <summary>Draws a character a value, or the last of each stretch where there are more values than room.</summary>
    /// <param name="values">Finite numbers.</param>
    /// <param name="low">The value of the lowest character.</param>
    /// <param name="high">The value of the highest.</param>
    /// <param name="width">The most characters, at least 1.</param>
    /// <param name="unicode">Whether block characters can be shown.</param>
    public static string Draw(IReadOnlyList<double> values, double low, double high, int width, bool unicode = true)
    {
        var ramp = unicode ? Blocks : Plain;
        var shown = Math.Min(width, values.Count);
        return string.Concat(Enumerable.Range(1, shown).Select(i => Level(values[(i * values.Count / shown) - 1], low, high, ramp)));
    }

    private static char Level(double value, double low, double high, string ramp) =>
        high <= low ? ramp[ramp.Length / 2] : ramp[(int)Math.Clamp((value - low) / (high - low) * ramp.Length, 0, ramp.Length - 1)];
}
