using System.Globalization;
using System.Text;

namespace NasCloud.Core.Trainers;

/// <summary>Lines of text of bounded size: how it began and how it ended, where it is too long for all of it. Not safe for several threads.</summary>
internal sealed class CappedText
{
    /// <summary>The most that it takes, in characters; a note on what was left out comes on top.</summary>
    public const int Most = 64 * 1024;

    private const int MostOfHead = Most / 4;

    private readonly StringBuilder _head = new();
    private readonly LastLines _tail = new(Most - MostOfHead);
    private int _leftOut;
    private bool _isHeadFull;

    public bool IsEmpty => _head.Length == 0;

    /// <summary>Adds a line; one that is very long is cut.</summary>
    public void Add(string line)
    {
        line = LastLines.Cut(line);
        _isHeadFull |= _head.Length + line.Length >= MostOfHead;
        if (!_isHeadFull)
        {
            _head.Append(line).Append('\n');
            return;
        }

        _leftOut += _tail.Add(line);
    }

    public byte[] ToUtf8() => Encoding.UTF8.GetBytes(ToString());

    /// <inheritdoc/>
    public override string ToString()
    {
        var whole = new StringBuilder().Append(_head);
        if (_leftOut > 0)
            whole.Append(CultureInfo.InvariantCulture, $"[{_leftOut} lines are left out here: a log has room for {Most / 1024} Ki characters]\n");
        if (!_tail.IsEmpty)
            whole.Append(_tail).Append('\n');
        return whole.ToString();
    }
}
