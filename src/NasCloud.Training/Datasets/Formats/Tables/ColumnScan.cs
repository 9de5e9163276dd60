using NasCloud.Core.Datasets;
using NasCloud.Core.Datasets.Tables;

namespace NasCloud.Training.Datasets.Formats.Tables;

/// <summary>What was seen of one column.</summary>
/// <param name="name">Its name.</param>
internal sealed class ColumnScan(string name)
{
    /// <summary>The most different values that are told apart.</summary>
    public const int MostDistinct = 65_535;

    private readonly HashSet<string> _values = new(StringComparer.Ordinal);
    private string? _text;
    private int _textLine;

    public string Name => name;

    /// <summary>Rows with nothing there.</summary>
    public int Missing { get; private set; }

    /// <summary>Rows with something there.</summary>
    public int Present { get; private set; }

    /// <summary>Whether some number has a fraction.</summary>
    public bool HasFractions { get; private set; }

    /// <summary>Whether all that is there are numbers, at least one.</summary>
    public bool IsNumeric => _text is null && Present > 0;

    /// <summary>Whether there are more different values than are told apart.</summary>
    public bool HasTooMany => _values.Count > MostDistinct;

    public int Distinct => _values.Count;

    /// <summary>The different values: as numbers where all are, else in ordinal order.</summary>
    public IEnumerable<string> Sorted => IsNumeric
        ? _values.OrderBy(value => Cell.Number(value)!.Value).ThenBy(value => value, StringComparer.Ordinal)
        : _values.Order(StringComparer.Ordinal);

    /// <summary>Takes in a cell.</summary>
    /// <returns>Whether there is something in it.</returns>
    public bool Add(ReadOnlySpan<char> cell, int line)
    {
        if (Cell.IsMissing(cell))
        {
            Missing++;
            return false;
        }

        Present++;
        if (!HasTooMany)
            _values.GetAlternateLookup<ReadOnlySpan<char>>().Add(cell);
        if (Cell.Number(cell) is { } number)
            HasFractions |= !float.IsInteger(number);
        else if (_text is null)
            (_text, _textLine) = (cell.ToString(), line);
        return true;
    }

    /// <summary>The error of a column that should be of numbers and is not.</summary>
    public DatasetException NotNumeric(string file, string remedy) => new(
        file, _text is null ? $"column '{name}' is empty: expected numbers; {remedy}" : $"column '{name}' has '{_text}' in line {_textLine}: expected numbers with a decimal point, at most 3.4e38; {remedy}");

    /// <summary>The column of the schema.</summary>
    /// <param name="kind">What it is.</param>
    /// <param name="reason">Why it is passed over.</param>
    public TableColumn ToColumn(ColumnKind kind, string? reason = null) =>
        new(name, kind, kind == ColumnKind.Category ? [.. _values.Order(StringComparer.Ordinal)] : [], Missing, reason);
}
