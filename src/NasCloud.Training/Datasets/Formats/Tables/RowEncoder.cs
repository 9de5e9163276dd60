using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets;
using NasCloud.Core.Datasets.Tables;
using nietras.SeparatedValues;

namespace NasCloud.Training.Datasets.Formats.Tables;

/// <summary>Turns a table's rows into numbers.</summary>
internal sealed class RowEncoder
{
    private readonly string _file;
    private readonly TableSchema _schema;
    private readonly (int Place, string Name)[] _numbers;
    private readonly (int Place, Dictionary<string, int> Codes)[] _categories;
    private readonly int _target;
    private readonly LabelColumn _label;
    private readonly List<float> _values = [];
    private readonly List<int> _labels = [];
    private readonly List<float> _targets = [];

    /// <summary>Prepares it for a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="scan">What the training part told.</param>
    /// <exception cref="DatasetException">The file lacks a column.</exception>
    public RowEncoder(string file, TableScan scan)
    {
        (_file, _schema) = (file, scan.Schema);
        var header = TableText.ReadHeader(file);
        _numbers = [.. scan.Schema.Numbers.Select(column => (PlaceOf(file, header, column.Name), column.Name))];
        _categories = [.. scan.Schema.Categories.Select(column => (PlaceOf(file, header, column.Name), Places(column.Categories, first: 1)))];
        _target = PlaceOf(file, header, scan.Schema.Target);
        _label = new(file, scan.Schema.Target, _target, scan.Classes);
    }

    /// <summary>Adds a row.</summary>
    /// <exception cref="DatasetException">A value is not what its column's are.</exception>
    public void Add(SepReader.Row row)
    {
        foreach (var (place, name) in _numbers)
            _values.Add(Cell.IsMissing(row[place].Span) ? float.NaN : Number(row, place, name));
        foreach (var (place, codes) in _categories)
            _values.Add(Cell.IsMissing(row[place].Span) ? 0 : codes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(row[place].Span, out var code) ? code : 0);
        if (_schema.Task == PredictionTask.Regression)
            _targets.Add(Number(row, _target, _schema.Target));
        else
            _labels.Add(_label.Read(row));
    }

    /// <summary>The rows so far.</summary>
    public TableSamples ToSamples() =>
        new(TensorShape.Vector(_numbers.Length + _categories.Length), [.. _values], [.. _labels], _categories.Length) { Targets = [.. _targets] };

    /// <summary>A column's place in a row.</summary>
    /// <exception cref="DatasetException">The file lacks it.</exception>
    public static int PlaceOf(string file, IReadOnlyList<string> header, string name) => header.Index().Where(column => column.Item == name).Select(column => column.Index).FirstOrDefault(-1) is >= 0 and var place
        ? place
        : throw new DatasetException(file, $"it has no column '{name}': expected the columns of the training part, the target included, in any order");

    private static Dictionary<string, int> Places(IEnumerable<string> names, int first) =>
        names.Index().ToDictionary(name => name.Item, name => name.Index + first, StringComparer.Ordinal);

    private float Number(SepReader.Row row, int place, string name) => Cell.Number(row[place].Span) ?? throw new DatasetException(
        _file, $"column '{name}' has '{row[place].Span}' in line {row.LineNumberFrom}: expected a number with a decimal point, at most 3.4e38, as in the rows trained on; correct it, or let dataset.columns.{name} be category or ignore");
}
