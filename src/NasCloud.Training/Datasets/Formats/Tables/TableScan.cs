using NasCloud.Core.Collections;
using NasCloud.Core.Datasets;
using NasCloud.Core.Datasets.Tables;
using NasCloud.Core.Specs;

namespace NasCloud.Training.Datasets.Formats.Tables;

/// <summary>What a table's training part tells of its columns, its target and its classes.</summary>
/// <param name="Schema">The columns.</param>
/// <param name="Classes">The names of the classes, in label order; empty where a number is predicted.</param>
/// <param name="Rows">How many rows there are.</param>
internal sealed record TableScan(TableSchema Schema, ValueArray<string> Classes, int Rows)
{
    // Whole numbers of so few values are more often names of classes than amounts.
    private const int MostNumericClasses = 20;

    // Fewer rows than that say nothing of how often values come again.
    private const int FewestRows = 20;

    /// <summary>Reads the rows to train on once.</summary>
    /// <param name="files">The files.</param>
    /// <param name="spec">The target, and what the user knows of the columns.</param>
    /// <exception cref="DatasetException">The target or a column is missing, or not what the spec says.</exception>
    public static TableScan Of(TableFiles files, DatasetSpec spec)
    {
        var columns = TableText.ReadHeader(files.Training).Select(name => new ColumnScan(name)).ToArray();
        var target = FindTarget(files.Training, columns, spec);
        RequireKnown(files.Training, columns, target, spec);
        var rows = 0;
        TableText.ForEach(files.Training, files.Test is null ? false : null, row =>
        {
            rows++;
            for (var column = 0; column < columns.Length; column++)
            {
                if (!columns[column].Add(row[column].Span, row.LineNumberFrom) && columns[column] == target)
                    throw new DatasetException(files.Training, $"line {row.LineNumberFrom} has nothing in column '{target.Name}', the target: fill it in, or delete the row");
            }
        }, CancellationToken.None);
        return Of(files.Training, columns, target, rows, spec);
    }

    private static TableScan Of(string file, ColumnScan[] columns, ColumnScan target, int rows, DatasetSpec spec)
    {
        if (rows == 0)
            throw new DatasetException(file, "it has no rows to train on: expected at least one after the names of the columns");
        var task = spec.Task ?? Guess(target);
        if (task == PredictionTask.Regression && !target.IsNumeric)
            throw target.NotNumeric(file, "correct dataset.target, or let dataset.task be classification");
        if (task == PredictionTask.Classification && target.HasTooMany)
            throw new DatasetException(file, $"column '{target.Name}', the target, has more than {ColumnScan.MostDistinct} different values: expected classes; correct dataset.target, or let dataset.task be regression");
        var schema = new TableSchema([.. columns.Where(column => column != target).Select(column => ToColumn(file, column, rows, spec))], target.Name, task);
        if (!schema.Numbers.Concat(schema.Categories).Any())
            throw new DatasetException(file, $"none of its columns can be learned from besides the target '{target.Name}': expected at least one of numbers or categories; dataset.columns may say which");
        return new(schema, task == PredictionTask.Classification ? [.. target.Sorted] : [], rows);
    }

    /// <summary>What a target is that nobody told of.</summary>
    public static PredictionTask Guess(ColumnScan target) =>
        target.IsNumeric && (target.HasFractions || target.Distinct > MostNumericClasses) ? PredictionTask.Regression : PredictionTask.Classification;

    private static ColumnScan FindTarget(string file, ColumnScan[] columns, DatasetSpec spec)
    {
        var names = string.Join(", ", columns.Select(column => column.Name));
        if (spec.Target is null)
            throw new DatasetException(file, $"it is a table, and nothing says which column is to be predicted: expected one of {names} in dataset.target");
        return columns.FirstOrDefault(column => column.Name == spec.Target)
            ?? throw new DatasetException(file, $"it has no column '{spec.Target}', which dataset.target names: expected one of {names}");
    }

    private static void RequireKnown(string file, ColumnScan[] columns, ColumnScan target, DatasetSpec spec)
    {
        foreach (var (name, _) in spec.Columns)
        {
            if (name == target.Name || columns.All(column => column.Name != name))
                throw new DatasetException(file, $"dataset.columns names '{name}': expected columns besides the target, of {string.Join(", ", columns.Where(column => column != target).Select(column => column.Name))}");
        }
    }

    private static TableColumn ToColumn(string file, ColumnScan column, int rows, DatasetSpec spec)
    {
        switch (spec.Columns.FirstOrDefault(given => given.Name == column.Name)?.Kind)
        {
            case ColumnKind.Number when !column.IsNumeric:
                throw column.NotNumeric(file, $"correct it, or let dataset.columns.{column.Name} be category or ignore");
            case ColumnKind.Category when column.HasTooMany:
                throw new DatasetException(file, $"column '{column.Name}' has more than {ColumnScan.MostDistinct} different values: expected that many categories at most; let dataset.columns.{column.Name} be ignore");
            case { } kind:
                return column.ToColumn(kind);
            default:
                return Guess(column, rows);
        }
    }

    private static TableColumn Guess(ColumnScan column, int rows)
    {
        if (column.Present == 0)
            return column.ToColumn(ColumnKind.Ignore, "empty");
        if (column.IsNumeric)
            return column.ToColumn(ColumnKind.Number);
        // Names, addresses, free text: what hardly ever comes again can't be learned from.
        var isText = column.HasTooMany || (rows >= FewestRows && column.Distinct * 2 > column.Present);
        return isText
            ? column.ToColumn(ColumnKind.Ignore, $"{column.Distinct} different texts in {column.Present} rows")
            : column.ToColumn(ColumnKind.Category);
    }
}
