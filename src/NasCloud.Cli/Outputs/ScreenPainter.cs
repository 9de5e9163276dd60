using System.Text;
using NasCloud.Cli.Views.Live;
using Spectre.Console;

namespace NasCloud.Cli.Outputs;

/// <summary>Draws one picture over the other on a terminal, whose size may change at any time.</summary>
/// <remarks>
/// A picture is never higher or wider than the terminal, since the cursor could not get back to its first line. What a terminal
/// makes of lines that were drawn at another width differs from one to the next: after a change the screen is cleared.
/// </remarks>
internal sealed class ScreenPainter(IAnsiConsole console)
{
    // What a terminal echoes for Ctrl+C, twice: the cursor stands below the picture, and what is typed there must not begin a new line.
    private const int EchoWidth = 4;

    private const string HideCursor = "\e[?25l";
    private const string ShowCursor = "\e[?25h";
    private const string ClearScreen = "\e[2J\e[H";
    private const string ClearToEndOfLine = "\e[K";
    private const string ClearBelow = "\e[J";

    private (int Width, int Height)? _size;
    private int _rows;

    /// <summary>Draws a picture.</summary>
    /// <param name="draw">Makes the lines, of which there may be as many, and as wide, as it is told: width, height.</param>
    public void Paint(Func<int, int, IReadOnlyList<TextLine>> draw)
    {
        var size = (console.Profile.Width, console.Profile.Height);
        var lines = draw(Math.Max(1, size.Width - EchoWidth), Math.Max(0, size.Height - 1));
        var text = new StringBuilder(_size is null ? HideCursor : size == _size ? Back() : ClearScreen);
        foreach (var line in lines)
            text.Append(console.ToAnsi(line)).Append(ClearToEndOfLine).Append("\r\n");
        Write(text.Append(ClearBelow));
        (_size, _rows) = (size, lines.Count);
    }

    /// <summary>Removes the last picture; what is written next begins where the first one began.</summary>
    public void Clear()
    {
        if (_size is { } size)
            Write(new StringBuilder(size == (console.Profile.Width, console.Profile.Height) ? Back() : ClearScreen).Append(ClearBelow).Append(ShowCursor));
        (_size, _rows) = (null, 0);
    }

    private string Back() => _rows == 0 ? "\r" : FormattableString.Invariant($"\r\e[{_rows}A");

    // In one go, so that no terminal shows half a picture.
    private void Write(StringBuilder text)
    {
        var output = console.Profile.Out.Writer;
        output.Write(text.ToString());
        output.Flush();
    }
}
