namespace NasCloud.Cli.Models;

/// <summary>What a network predicts of a row of a table.</summary>
/// <param name="File">The table's path, as it was given.</param>
/// <param name="Line">The line that the row begins in, from 1.</param>
internal sealed record RowPrediction(string File, int Line)
{
    /// <summary>The column that is predicted.</summary>
    public required string Column { get; init; }

    /// <summary>The number, in the column's unit; null where it has classes.</summary>
    public double? Number { get; init; }

    /// <summary>The likeliest classes, the likeliest first; null where a number is predicted.</summary>
    public IReadOnlyList<ClassProbability>? Classes { get; init; }
}
