using NasCloud.Core.Datasets;
using NasCloud.Core.Datasets.Tables;
using NasCloud.Core.Specs;

namespace NasCloud.Training.Datasets.Formats.Tables;

/// <summary>Rows of a table. What a column is, its categories and the classes are told from the training part alone.</summary>
internal sealed class TableReader(TableFiles files, DatasetSpec spec) : IDatasetReader
{
    private readonly Lazy<TableScan> _scan = new(() => TableScan.Of(files, spec));

    public string Location => files.Location;

    public TableSchema? ReadTable() => _scan.Value.Schema;

    public IReadOnlyList<string> ReadClasses() => _scan.Value.Classes;

    public LabelledSamples ReadTraining(CancellationToken cancellationToken) =>
        Read(files.Training, files.Test is null ? false : null, cancellationToken);

    public LabelledSamples? ReadTest(CancellationToken cancellationToken)
    {
        var samples = Read(files.Test ?? files.Training, files.Test is null ? true : null, cancellationToken);
        return samples.Count == 0 && files.Test is null ? null : samples;
    }

    private TableSamples Read(string file, bool? held, CancellationToken cancellationToken)
    {
        var scan = _scan.Value;
        var bytes = (long)scan.Rows * sizeof(float) * (scan.Schema.Numbers.Count() + scan.Schema.CategorySizes.Count);
        if (bytes > Array.MaxLength)
            throw new DatasetException(file, FormattableString.Invariant($"its {scan.Rows:N0} rows take {bytes / 1e9:F1} GB as numbers: expected at most {Array.MaxLength / 1e9:F1} GB; train on fewer rows, or let dataset.columns ignore some"));
        var encoder = new RowEncoder(file, scan);
        TableText.ForEach(file, held, encoder.Add, cancellationToken);
        return encoder.ToSamples();
    }
}
