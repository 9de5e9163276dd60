namespace NasCloud.Local.Trainers;

/// <summary>The last lines of a text, of bounded size. Not safe for several threads.</summary>
internal sealed class LastLines
{
    /// <summary>The most that it holds, in characters.</summary>
    public const int Most = 64 * 1024;

    private const int MostOfLine = 8 * 1024;

    private readonly Queue<string> _lines = new();
    private int _length;

    /// <summary>Adds a line; one that is very long is cut.</summary>
    public void Add(string line)
    {
        line = line.Length <= MostOfLine ? line : line[..MostOfLine] + "…";
        _lines.Enqueue(line);
        _length += line.Length + 1;
        while (_length > Most)
            _length -= _lines.Dequeue().Length + 1;
    }

    /// <summary>Forgets all lines.</summary>
    public void Clear()
    {
        _lines.Clear();
        _length = 0;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Join('\n', _lines);
}
