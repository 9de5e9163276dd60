using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace NasCloud.Cli.Tests.Fakes;

/// <summary>What a terminal of some size shows of what is written to it: as many of the control sequences as are used here.</summary>
internal sealed partial class TinyTerminal : TextWriter
{
    private readonly StringBuilder _pending = new();
    private List<char[]> _lines = [];
    private int _width = 80;
    private (int Row, int Column) _cursor;

    public override Encoding Encoding => Encoding.UTF8;

    public bool IsCursorShown { get; private set; } = true;

    /// <summary>How often a line left the screen at the top.</summary>
    public int Scrolled { get; private set; }

    /// <summary>What stands on the screen, without spaces at the ends of lines and empty lines at the end.</summary>
    public string Screen
    {
        get
        {
            Interpret();
            return string.Join('\n', _lines.Select(line => new string(line).TrimEnd())).TrimEnd('\n');
        }
    }

    /// <summary>Changes the size. Lines that are too long lose their ends, as in terminals that do not break them anew.</summary>
    public void Resize(int width, int height)
    {
        Interpret();
        _width = width;
        _lines = [.. Enumerable.Range(0, height).Select(row => row < _lines.Count ? [.. new string(_lines[row]).PadRight(width)[..width]] : Blank())];
        _cursor = (Math.Min(_cursor.Row, height - 1), Math.Min(_cursor.Column, width - 1));
    }

    public override void Write(char value) => _pending.Append(value);

    private char[] Blank() => [.. new string(' ', _width)];

    private void Interpret()
    {
        foreach (Match match in Token().Matches(_pending.ToString()))
        {
            if (match.Groups["code"].Success)
                Obey(match.Groups["code"].Value, match.Groups["argument"].Value);
            else
                Put(match.Value[0]);
        }

        _pending.Clear();
    }

    private void Obey(string code, string argument)
    {
        switch (code)
        {
            case "A": _cursor.Row = Math.Max(0, _cursor.Row - (argument.Length == 0 ? 1 : int.Parse(argument, CultureInfo.InvariantCulture))); break;
            case "H": _cursor = (0, 0); break;
            case "K": Erase(_lines[_cursor.Row], _cursor.Column); break;
            case "J": EraseBelow(argument == "2" ? (0, 0) : _cursor); break;
            case "h" or "l": IsCursorShown = code == "h"; break;
        }
    }

    private void EraseBelow((int Row, int Column) from)
    {
        Erase(_lines[from.Row], from.Column);
        foreach (var line in _lines.Skip(from.Row + 1))
            Erase(line, 0);
    }

    private static void Erase(char[] line, int from) => Array.Fill(line, ' ', Math.Min(from, line.Length), line.Length - Math.Min(from, line.Length));

    private void Put(char character)
    {
        if (character == '\r')
        {
            _cursor.Column = 0;
            return;
        }

        if (character == '\n' || _cursor.Column == _width)
            Down(character == '\n' ? _cursor.Column : 0);
        if (character != '\n')
            _lines[_cursor.Row][_cursor.Column++] = character;
    }

    private void Down(int column)
    {
        if (_cursor.Row == _lines.Count - 1)
        {
            _lines.RemoveAt(0);
            _lines.Add(Blank());
            Scrolled++;
            _cursor.Row--;
        }

        _cursor = (_cursor.Row + 1, column);
    }

    [GeneratedRegex(@"\e\[\??(?<argument>[0-9;]*)(?<code>[A-Za-z])|[\s\S]")]
    private static partial Regex Token();
}
