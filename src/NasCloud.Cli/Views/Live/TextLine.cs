using System.Text;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NasCloud.Cli.Views.Live;

/// <summary>One line of styled texts: never more than one, and cut where the console ends.</summary>
internal sealed class TextLine : Renderable
{
    private readonly List<Segment> _segments = [];

    /// <summary>The columns that it would take.</summary>
    public int Width => Segment.CellCount(_segments);

    /// <summary>A line of one text.</summary>
    public static TextLine Of(string text, string style = "") => new TextLine().Add(text, style);

    /// <summary>The columns that a text takes.</summary>
    public static int WidthOf(string text) => new Segment(Printable(text)).CellCount();

    /// <summary>A text that takes no more than some columns, cut where it is longer.</summary>
    public static string Fit(string text, int width, bool unicode) => WidthOf(text) <= width ? text : Cut(text, width - 1) + Mark(unicode);

    /// <summary>Adds a text at the end; what would move the cursor becomes a space.</summary>
    public TextLine Add(string text, string style = "")
    {
        if (text.Length > 0)
            _segments.Add(new Segment(Printable(text), style.Length == 0 ? Style.Plain : Style.Parse(style)));
        return this;
    }

    /// <summary>Adds a text, and spaces up to a width.</summary>
    public TextLine AddPadded(string text, int width, string style = "") => Add(text, style).Add(new string(' ', Math.Max(0, width - WidthOf(text))));

    /// <summary>Adds a text so that it ends at a width; one space before it at least.</summary>
    public TextLine AddRight(string text, int width, string style = "") =>
        Add(new string(' ', Math.Max(1, width - Width - WidthOf(text)))).Add(text, style);

    protected override Measurement Measure(RenderOptions options, int maxWidth) => new(Math.Min(Width, maxWidth), Math.Min(Width, maxWidth));

    protected override IEnumerable<Segment> Render(RenderOptions options, int maxWidth)
    {
        if (Width <= maxWidth)
            return _segments;
        return maxWidth < 1 ? [] : [.. Cut(maxWidth - 1), new Segment(Mark(options.Unicode))];
    }

    private static string Mark(bool unicode) => unicode ? "…" : ">";

    private IEnumerable<Segment> Cut(int width)
    {
        foreach (var segment in _segments)
        {
            var cells = segment.CellCount();
            if (cells > width)
            {
                yield return new Segment(Cut(segment.Text, width), segment.Style);
                yield break;
            }

            yield return segment;
            width -= cells;
        }
    }

    private static string Cut(string text, int width)
    {
        var kept = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            width -= new Segment(rune.ToString()).CellCount();
            if (width < 0)
                break;
            kept.Append(rune);
        }

        return kept.ToString();
    }

    private static string Printable(string text) =>
        text.Any(char.IsControl) ? string.Concat(text.Select(character => char.IsControl(character) ? ' ' : character)) : text;
}
