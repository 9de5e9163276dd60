namespace NasCloud.Cli.Views;

/// <summary>How much of something is used, as a bar.</summary>
internal static class Meter
{
    /// <summary>Markup of a bar.</summary>
    /// <param name="fraction">From 0 to 1.</param>
    /// <param name="width">Characters.</param>
    /// <param name="unicode">Whether line characters can be shown.</param>
    public static string Draw(double fraction, int width, bool unicode = true)
    {
        var full = (int)Math.Round(Math.Clamp(fraction, 0, 1) * width);
        var (used, left) = unicode ? ('━', '─') : ('#', '.');
        return $"[{Palette.Accent}]{new string(used, full)}[/][{Palette.Quiet}]{new string(left, width - full)}[/]";
    }
}
