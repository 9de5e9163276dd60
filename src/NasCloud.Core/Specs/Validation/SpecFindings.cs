using NasCloud.Core.Collections;

namespace NasCloud.Core.Specs.Validation;

/// <summary>The errors found in a document, and where in it each path stands, so that errors come out in its order.</summary>
internal sealed class SpecFindings
{
    private readonly List<SpecError> _errors = [];
    private readonly Dictionary<string, int> _starts = [];
    private readonly Dictionary<string, int> _ends = [];
    private readonly HashSet<string> _faulty = [];
    private int _position;

    public int Count => _errors.Count;

    /// <summary>Notes that the document has a value here.</summary>
    public void Enter(string path) => _starts.TryAdd(path, _position++);

    /// <summary>Notes that the value's content ends here.</summary>
    public void Leave(string path) => _ends.TryAdd(path, _position++);

    public void Add(string path, string message)
    {
        _errors.Add(new(path, message));
        _faulty.Add(path);
    }

    /// <summary>Whether this very path has an error.</summary>
    public bool IsFaulty(string path) => _faulty.Contains(path);

    /// <summary>Whether the document has a value here, right or wrong, other than null.</summary>
    public bool IsGiven(string path) => _starts.ContainsKey(path);

    public ValueArray<SpecError> InOrder() => _errors.OrderBy(error => Position(error.Path)).ToValueArray();

    // What the document leaves out is reported at the end of what it is missing from.
    private int Position(string path)
    {
        if (_starts.TryGetValue(path, out var start))
            return start;
        for (var length = path.Length - 1; length >= 0; length--)
            if (_ends.TryGetValue(path[..length], out var end))
                return end;
        return int.MaxValue;
    }
}
