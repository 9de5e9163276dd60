using NasCloud.Core.Datasets.Tables;

namespace NasCloud.Models.Networks;

/// <summary>What <c>preprocessing.json</c> says of a table: how a row becomes the network's input, and what its outputs mean.</summary>
/// <param name="SchemaVersion">The version of the format.</param>
/// <param name="Kind">Always <see cref="TableKind"/>.</param>
/// <param name="Input">How many numbers the input has.</param>
/// <param name="Columns">One for each number of the input, in their order.</param>
/// <param name="Target">What the output is.</param>
/// <param name="Classes">The names of the outputs, in order; empty where a number is predicted.</param>
internal sealed record TablePreprocessingDocument(
    int SchemaVersion, string Kind, int[] Input, ColumnDocument[] Columns, TargetDocument Target, string[] Classes)
{
    // The one after that of images, which have no kind.
    public const int CurrentSchemaVersion = 2;

    public const string TableKind = "table";

    public static TablePreprocessingDocument Of(TableSchema schema, ColumnNormalization normalization, IReadOnlyList<string> classes)
    {
        var numbers = schema.Numbers.Select((column, place) => ColumnDocument.OfNumber(column.Name, normalization.Mean[place], normalization.Deviation[place]));
        var categories = schema.Categories.Select(column => ColumnDocument.OfCategory(column.Name, column.Categories));
        return new(
            CurrentSchemaVersion,
            TableKind,
            [normalization.Mean.Count],
            [.. numbers, .. categories],
            new(schema.Target, schema.Task, normalization.Target?.Mean, normalization.Target?.Deviation),
            [.. classes]);
    }

    /// <summary>The columns that are learned from; what was passed over is not told.</summary>
    public TableSchema Schema => new([.. Columns.Select(column => new TableColumn(column.Name, column.Kind, [.. column.Categories ?? []]))], Target.Name, Target.Task);

    public ColumnNormalization Normalization => new([.. Columns.Select(column => column.Mean ?? 0)], [.. Columns.Select(column => column.Deviation ?? 1)])
    {
        Target = Target is { Mean: { } mean, Deviation: { } deviation } ? new(mean, deviation) : null,
    };
}
