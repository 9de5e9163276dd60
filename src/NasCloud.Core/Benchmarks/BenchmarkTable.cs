using System.Collections.Immutable;
using NasCloud.Core.Objectives;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Trials.Table;

namespace NasCloud.Core.Benchmarks;

/// <summary>A tabular benchmark: for each genotype the signal that a search sees and the value that is reported of it. Immutable.</summary>
public sealed class BenchmarkTable
{
    /// <summary>The name under which strategies see the signal, whatever its column is called.</summary>
    internal const string SignalMetric = "signal";

    private readonly Dictionary<Genotype, BenchmarkRow> _rows;

    private BenchmarkTable(Dictionary<Genotype, BenchmarkRow> rows, Objective signal, Objective report)
    {
        _rows = rows;
        Signal = signal;
        Report = report;
        Optimum = Values.Aggregate((best, value) => report.Goal.IsBetter(value.Report, best.Report) ? value : best).Report;
        var bestSignal = Values.Aggregate((best, value) => signal.Goal.IsBetter(value.Signal, best.Signal) ? value : best).Signal;
        PerfectSearch = Values.Where(value => value.Signal == bestSignal).Average(value => value.Report);
    }

    /// <summary>The column that a search sees, and which way it is better.</summary>
    public Objective Signal { get; }

    /// <summary>The column that is reported, and which way it is better.</summary>
    public Objective Report { get; }

    /// <summary>How many genotypes it holds.</summary>
    public int Count => _rows.Count;

    /// <summary>The best reported value there is.</summary>
    public double Optimum { get; }

    /// <summary>The reported value of the genotype with the best signal, the mean where several are equal: what a search can expect that finds it.</summary>
    public double PerfectSearch { get; }

    /// <summary>Reads a table: a CSV whose first line names the columns.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">The column of genotypes.</param>
    /// <param name="signal">The column that a search sees.</param>
    /// <param name="report">The column that is reported of the best by signal; it may be the same.</param>
    /// <param name="space">The space that the genotypes belong to.</param>
    /// <exception cref="InvalidDataException">A column is missing, a line can't be read, a genotype is none of the space, or no line has a signal.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static BenchmarkTable Load(string path, string key, Objective signal, Objective report, SearchSpace space)
    {
        ArgumentNullException.ThrowIfNull(signal);
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(space);
        var table = ArchitectureTable.Load(path, key, [new("signal", signal.Metric), new("report", report.Metric)]);
        var rows = table.Rows.ToDictionary(row => row.Key, row => Row(path, row.Key, row.Value["signal"], row.Value["report"], space));
        return rows.Values.Any(row => row.HasSignal)
            ? new(rows, signal, report)
            : throw new InvalidDataException($"{path} has no line with a number in the column '{signal.Metric}': there is nothing to search.");
    }

    /// <summary>How far a reported value is from the optimum, at least 0.</summary>
    public double Regret(double reported) => Math.Abs(Optimum - reported);

    /// <summary>What is known of a genotype, or null when the table lacks it.</summary>
    internal BenchmarkRow? Find(Genotype genotype) => _rows.GetValueOrDefault(genotype);

    private IEnumerable<BenchmarkRow> Values => _rows.Values.Where(row => row.HasSignal);

    private static BenchmarkRow Row(string path, Genotype genotype, double signal, double report, SearchSpace space)
    {
        if (space.FindProblem(genotype) is { } problem)
            throw new InvalidDataException($"{path} has the genotype {genotype}, which does not belong to the search space {space.Name}: {problem}.");
        if (double.IsFinite(signal) && !double.IsFinite(report))
            throw new InvalidDataException($"{path} has no number to report of the genotype {genotype}, though it has a signal: expected both or none.");
        return new(signal, report, ImmutableSortedDictionary<string, double>.Empty.Add(SignalMetric, signal));
    }
}
