namespace NasCloud.Core.Trainers;

/// <summary>The last lines of a text, of bounded size. Not safe for several threads.</summary>
/// <param name="most">The most that it holds, in characters with the ends of lines.</param>
public sealed class LastLines(int most = LastLines.Most)
{
    /// <summary>The most that it holds where nothing else is said, in characters.</summary>
    public const int Most = 64 * 1024;

    private const int MostOfLine = 8 * 1024;

    private readonly Queue<string> _lines = new();
    private int _length;

    /// <summary>Whether it holds no line.</summary>
    public bool IsEmpty => _lines.Count == 0;

    /// <summary>Adds a line; one that is very long is cut.</summary>
    /// <returns>How many of the oldest lines had to go for it.</returns>
    public int Add(string line)
    {
        line = Cut(line);
        _lines.Enqueue(line);
        _length += line.Length + 1;
        var left = 0;
        for (; _length > most; left++)
            _length -= _lines.Dequeue().Length + 1;
        return left;
    }

    /// <summary>Forgets all lines.</summary>
    public void Clear()
    {
        _lines.Clear();
        _length = 0;
    }

    /// <summary>The lines, with an end of line between them.</summary>
    public override string ToString() => string.Join('\n', _lines);

    /// <summary>A line as it is kept.</summary>
    internal static string Cut(string line)
    {
        ArgumentNullException.ThrowIfNull(line);
        return line.Length <= MostOfLine ? line : line[..MostOfLine] + "…";
    }
}
