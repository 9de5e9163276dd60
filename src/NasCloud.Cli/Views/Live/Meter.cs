namespace NasCloud.Cli.Views.Live;

/// <summary>How much of something is used, as a bar.</summary>
internal static class Meter
{
    /// <summary>Adds a bar to a line.</summary>
    /// <param name="line">The line.</param>
    /// <param name="fraction">From 0 to 1.</param>
    /// <param name="width">Characters; none where it is below 1.</param>
    /// <param name="unicode">Whether line characters can be shown.</param>
    public static TextLine AddTo(TextLine line, double fraction, int width, bool unicode)
    {
        if (width < 1)
            return line;
        var full = (int)Math.Round(Math.Clamp(fraction, 0, 1) * width);
        var (used, left) = unicode ? ('━', '─') : ('#', '.');
        return line.Add(new string(used, full), Palette.Accent).Add(new string(left, width - full), Palette.Quiet);
    }
}
