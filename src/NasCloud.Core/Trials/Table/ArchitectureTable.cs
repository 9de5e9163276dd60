using System.Collections.Immutable;
using System.Globalization;
using Microsoft.VisualBasic.FileIO;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Specs;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.Trials.Table;

/// <summary>A CSV of architectures and their metrics, in memory.</summary>
internal sealed class ArchitectureTable
{
    private readonly Dictionary<Genotype, ImmutableSortedDictionary<string, double>> _rows;

    private ArchitectureTable(Dictionary<Genotype, ImmutableSortedDictionary<string, double>> rows) => _rows = rows;

    /// <summary>All genotypes and their metrics, in the file's order.</summary>
    public IReadOnlyDictionary<Genotype, ImmutableSortedDictionary<string, double>> Rows => _rows;

    /// <summary>The metrics of a genotype, or null when the table lacks it.</summary>
    public ImmutableSortedDictionary<string, double>? Find(Genotype genotype) => _rows.GetValueOrDefault(genotype);

    /// <summary>Reads the table that an estimator's parameters name.</summary>
    /// <exception cref="InvalidDataException">A column is missing, or a line can't be read.</exception>
    public static ArchitectureTable Load(SpecValues parameters) => Load(
        parameters.Text(EstimatorNames.TablePath),
        parameters.Text(EstimatorNames.TableKey),
        parameters.Object(EstimatorNames.TableMetrics).Json.Select(metric => KeyValuePair.Create(metric.Key, (string)metric.Value!)));

    /// <summary>Reads a table.</summary>
    /// <param name="path">The file.</param>
    /// <param name="keyColumn">The column of genotypes.</param>
    /// <param name="columns">For each metric its column.</param>
    /// <exception cref="InvalidDataException">A column is missing, or a line can't be read.</exception>
    public static ArchitectureTable Load(string path, string keyColumn, IEnumerable<KeyValuePair<string, string>> columns)
    {
        using var parser = new TextFieldParser(path) { TextFieldType = FieldType.Delimited, HasFieldsEnclosedInQuotes = true };
        parser.SetDelimiters(",");
        var header = parser.ReadFields() ?? throw new InvalidDataException($"{path} is empty: expected a line with the names of the columns.");
        var key = Column(header, keyColumn, path);
        var metrics = columns.Select(metric => (Name: metric.Key, Column: Column(header, metric.Value, path))).ToList();
        return new ArchitectureTable(ReadRows(parser, key, metrics, path));
    }

    private static int Column(string[] header, string name, string path) =>
        Array.IndexOf(header, name) is var index and >= 0
            ? index
            : throw new InvalidDataException($"{path} has no column '{name}': it has {string.Join(", ", header)}.");

    private static Dictionary<Genotype, ImmutableSortedDictionary<string, double>> ReadRows(
        TextFieldParser parser, int key, List<(string Name, int Column)> metrics, string path)
    {
        var rows = new Dictionary<Genotype, ImmutableSortedDictionary<string, double>>();
        while (!parser.EndOfData)
        {
            var line = parser.LineNumber;
            try
            {
                var fields = parser.ReadFields()!;
                rows[Genotype.Parse(fields[key])] = metrics.ToImmutableSortedDictionary(
                    metric => metric.Name,
                    metric => double.Parse(fields[metric.Column], CultureInfo.InvariantCulture));
            }
            catch (Exception exception) when (exception is FormatException or MalformedLineException or IndexOutOfRangeException)
            {
                throw new InvalidDataException($"{path}, line {line}: {exception.Message}", exception);
            }
        }

        return rows;
    }
}
