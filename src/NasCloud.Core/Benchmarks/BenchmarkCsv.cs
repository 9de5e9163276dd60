using System.Globalization;

namespace NasCloud.Core.Benchmarks;

/// <summary>Curves as CSV, a line a strategy and evaluation.</summary>
public static class BenchmarkCsv
{
    /// <summary>The names of the columns.</summary>
    public const string Header = "strategy,evaluations,searches,mean,standardDeviation,low,high,regret";

    /// <summary>The lines, the header first; numbers that don't exist are left empty.</summary>
    /// <param name="results">The strategies.</param>
    /// <param name="table">What they searched.</param>
    public static IEnumerable<string> Lines(IEnumerable<ContenderResult> results, BenchmarkTable table)
    {
        ArgumentNullException.ThrowIfNull(results);
        ArgumentNullException.ThrowIfNull(table);
        return results.SelectMany(result => result.Curve.Select((at, index) => Line(result.Contender.Label, index + 1, at, table))).Prepend(Header);
    }

    private static string Line(string label, int evaluations, SampleStatistics at, BenchmarkTable table)
    {
        double[] numbers = [at.Mean, at.StandardDeviation, at.Low, at.High, table.Regret(at.Mean)];
        return string.Create(CultureInfo.InvariantCulture, $"{Quoted(label)},{evaluations},{at.Count},{string.Join(',', numbers.Select(Number))}");
    }

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(',', '"') ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private static string Number(double value) => double.IsFinite(value) ? value.ToString("G9", CultureInfo.InvariantCulture) : "";
}
