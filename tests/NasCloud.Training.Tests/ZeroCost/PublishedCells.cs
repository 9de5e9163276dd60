using System.Globalization;
using NasCloud.Core.Architectures;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.SearchSpaces.NasBench201;

namespace NasCloud.Training.Tests.ZeroCost;

/// <summary>Cells of NAS-Bench-201 with their accuracy on CIFAR-10 and their proxies, as published with NASLib.</summary>
internal sealed record PublishedCells(IReadOnlyList<PublishedCells.Cell> Cells)
{
    /// <summary>Every <paramref name="step"/>th cell; skips the test where there is no table.</summary>
    public static PublishedCells Read(int step = 1)
    {
        var path = Path.Combine(Environment.GetEnvironmentVariable("NASCLOUD_DATA") ?? string.Empty, "nas-bench", "nas-bench-201-zero-cost-cifar10.csv");
        if (!File.Exists(path))
            Assert.Skip("NASCLOUD_DATA names no folder that holds nas-bench/nas-bench-201-zero-cost-cifar10.csv.");
        var columns = File.ReadLines(path).First().Split(',');
        var rows = File.ReadLines(path).Skip(1).Where((_, index) => index % step == 0).Select(line => line.Split(','));
        return new([.. rows.Select(fields => new Cell(columns.Zip(fields).ToDictionary(field => field.First, field => field.Second)))]);
    }

    /// <summary>A column of numbers.</summary>
    public double[] Column(string name) => [.. Cells.Select(cell => double.Parse(cell.Fields[name], CultureInfo.InvariantCulture))];

    /// <summary>The networks as published, but for the size of their images.</summary>
    public IEnumerable<Architecture> Networks(int size = 32)
    {
        var space = new NasBench201Space(TensorShape.Image(3, size, size), classes: 10);
        return Cells.Select(cell => space.Decode(Genotype.Parse(cell.Fields["ops"])));
    }

    internal sealed record Cell(IReadOnlyDictionary<string, string> Fields);
}
