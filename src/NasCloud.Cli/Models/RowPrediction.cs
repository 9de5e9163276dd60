namespace NasCloud.Cli.Models;

/// <summary>What a network predicts of a row of a table, or of a series.</summary>
/// <param name="File">The table's path, as it was given.</param>
/// <param name="Line">The line that it begins in, from 1; of an array its number, from 1.</param>
internal sealed record RowPrediction(string File, int Line)
{
    /// <summary>The column that is predicted; null of series.</summary>
    public string? Column { get; init; }

    /// <summary>The number, in the column's unit; null where it has classes.</summary>
    public double? Number { get; init; }

    /// <summary>The likeliest classes, the likeliest first; null where a number is predicted.</summary>
    public IReadOnlyList<ClassProbability>? Classes { get; init; }
}
