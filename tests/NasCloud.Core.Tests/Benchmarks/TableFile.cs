using System.Globalization;
using NasCloud.Core.Benchmarks;
using NasCloud.Core.Objectives;
using NasCloud.Core.SearchSpaces;
using NasCloud.Testing.SearchSpaces;

namespace NasCloud.Core.Tests.Benchmarks;

/// <summary>A table in a file of its own.</summary>
internal sealed class TableFile : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nascloud-table-").FullName;

    public TableFile(params IEnumerable<string> lines)
    {
        Path = System.IO.Path.Combine(_folder, "table.csv");
        File.WriteAllLines(Path, lines);
    }

    public string Path { get; }

    /// <summary>Three decisions of three options; what is reported is the negative of the signal, which all choices add to.</summary>
    public static TestSpace Small { get; } = TestSpace.Flat(3, 3);

    public static TableFile OfSmall() => new(Small.Enumerate().Select(Line).Prepend("ops,signal,report"));

    public BenchmarkTable Load(string signal = "signal", string report = "report", Goal signalGoal = Goal.Maximize, Goal reportGoal = Goal.Minimize, SearchSpace? space = null) =>
        BenchmarkTable.Load(Path, "ops", new(signal, signalGoal), new(report, reportGoal), space ?? Small);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Line(Genotype genotype)
    {
        var signal = (9 * genotype.Choices[0]) + (3 * genotype.Choices[1]) + genotype.Choices[2];
        return string.Create(CultureInfo.InvariantCulture, $"{genotype},{signal},{100 - signal}");
    }
}
