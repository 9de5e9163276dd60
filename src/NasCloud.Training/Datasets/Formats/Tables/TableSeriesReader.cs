using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets;
using NasCloud.Core.Datasets.Tables;

namespace NasCloud.Training.Datasets.Formats.Tables;

/// <summary>Series as rows of a table: the numeric columns are the steps, in their order.</summary>
internal sealed class TableSeriesReader(TableReader rows) : IDatasetReader
{
    public string Location => rows.Location;

    public bool ReadsSeries => true;

    public string? ReadNumber() => ((IDatasetReader)rows).ReadNumber();

    public IReadOnlyList<string> ReadClasses() => Checked(rows.ReadClasses());

    public LabelledSamples ReadTraining(CancellationToken cancellationToken) => Of((TableSamples)rows.ReadTraining(cancellationToken));

    public LabelledSamples? ReadTest(CancellationToken cancellationToken) => rows.ReadTest(cancellationToken) is TableSamples test ? Of(test) : null;

    private static SeriesSamples Of(TableSamples samples) => new(TensorShape.Image(1, 1, samples.Shape.Channels), samples.Numbers, samples.Labels) { Targets = samples.Targets };

    private IReadOnlyList<string> Checked(IReadOnlyList<string> classes)
    {
        var table = rows.ReadTable()!;
        var text = table.Columns.FirstOrDefault(column => column.Kind == ColumnKind.Category || column.Reason is not null);
        return text is null
            ? classes
            : throw new DatasetException(Location, $"column '{text.Name}' holds no numbers, and the columns of a series are its steps: let dataset.columns.{text.Name} be ignore, or correct it");
    }
}
