using System.Globalization;
using NasCloud.Core.SearchSpaces;

namespace NasCloud.Core.Tests.Strategies;

/// <summary>The measured cells of NAS-Bench-201 on CIFAR-10.</summary>
internal static class NasBench201
{
    public static Lazy<IReadOnlyList<Cell>> Table { get; } = new(Read);

    /// <summary>A file of the benchmark; skips the test where there is none.</summary>
    public static string RequirePath(string name = "nas-bench-201-cifar10.csv")
    {
        var path = Path.Combine(Environment.GetEnvironmentVariable("NASCLOUD_DATA") ?? string.Empty, "nas-bench", name);
        if (!File.Exists(path))
            Assert.Skip($"NASCLOUD_DATA names no folder that holds nas-bench/{name}.");
        return path;
    }

    private static IReadOnlyList<Cell> Read() => [.. File.ReadLines(RequirePath()).Skip(1).Select(line => Parse(line.Split(',')))];

    private static Cell Parse(string[] fields) => new(
        Genotype.Parse(fields[1]), Number(fields[2]), Number(fields[3]), (long)Math.Round(Number(fields[4]) * 1e6), (long)Math.Round(Number(fields[5]) * 1e6));

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    internal sealed record Cell(Genotype Genotype, double Validation12, double Validation200, long Parameters, long Flops);
}
