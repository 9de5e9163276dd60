using NasCloud.Core.Objectives;

namespace NasCloud.Cli.Benchmarks;

/// <summary>A column of a table and which way it is better: <c>c10_val12</c>, <c>loss:minimize</c>.</summary>
internal static class ColumnOption
{
    private const string Maximize = ":maximize";
    private const string Minimize = ":minimize";

    /// <summary>Reads it; larger is better unless it says otherwise.</summary>
    public static Objective Read(string text) =>
        text.EndsWith(Minimize, StringComparison.Ordinal) ? new(text[..^Minimize.Length], Goal.Minimize)
        : text.EndsWith(Maximize, StringComparison.Ordinal) ? new(text[..^Maximize.Length], Goal.Maximize)
        : new(text, Goal.Maximize);
}
