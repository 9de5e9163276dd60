using System.Globalization;
using NasCloud.Core.Randomness;
using NasCloud.Training.Datasets;

namespace NasCloud.Benchmarks.Searches;

/// <summary>A table of all cells of NAS-Bench-201: the published one where it is at hand, else one of its shape.</summary>
/// <param name="Path">The CSV file.</param>
/// <param name="Metric">The column that is sought.</param>
internal sealed record BenchmarkTable(string Path, string Metric)
{
    private const int Operations = 5;
    private const int Edges = 6;

    // What an edge's operation adds, in points: none, skip, convolution 1x1 and 3x3, average pooling.
    private static readonly double[] Worth = [0, 6, 9, 13, 4];

    /// <summary>The published table of the shared folder of data, or one made in <paramref name="folder"/>.</summary>
    public static BenchmarkTable FindOrMake(string folder)
    {
        var data = Environment.GetEnvironmentVariable(DatasetCatalog.SharedFolderVariable);
        var published = System.IO.Path.Combine(data ?? string.Empty, "nas-bench", "nas-bench-201-cifar10.csv");
        return !string.IsNullOrEmpty(data) && File.Exists(published) ? new(published, "c10_val12") : Make(folder);
    }

    private static BenchmarkTable Make(string folder)
    {
        var path = System.IO.Path.Combine(folder, "table.csv");
        var cells = Enumerable.Range(0, (int)Math.Pow(Operations, Edges)).Select(Digits);
        File.WriteAllLines(path, cells.Select(Line).Prepend("ops,accuracy"));
        return new(path, "accuracy");
    }

    private static int[] Digits(int cell) => [.. Enumerable.Range(0, Edges).Select(edge => cell / (int)Math.Pow(Operations, edge) % Operations)];

    // Like the published one in that similar cells score alike, with some noise.
    private static string Line(int[] cell, int number)
    {
        var noise = RandomStream.Create(1, "table", number).NextDouble();
        var accuracy = 10 + cell.Sum(operation => Worth[operation]) + noise;
        return string.Create(CultureInfo.InvariantCulture, $"{string.Concat(cell)},{accuracy:F2}");
    }
}
