using System.CommandLine;
using NasCloud.Cli.Benchmarks;
using NasCloud.Cli.Hosting;
using NasCloud.Core.Benchmarks;
using NasCloud.Core.SearchSpaces;

namespace NasCloud.Cli.Commands;

/// <summary>The options of <c>nascloud benchmark</c>, and what they ask for.</summary>
internal sealed record BenchmarkOptions
{
    public required Option<string> Table { get; init; }

    public required Option<string> Key { get; init; }

    public required Option<string> Space { get; init; }

    public required Option<string> Signal { get; init; }

    public required Option<string?> Report { get; init; }

    public required Option<string> Strategies { get; init; }

    public required Option<int> Budget { get; init; }

    public required Option<int> Seeds { get; init; }

    public required Option<long> FirstSeed { get; init; }

    public required Option<string?> At { get; init; }

    public required Option<string> Accounting { get; init; }

    public required Option<int> Parallelism { get; init; }

    public required Option<bool> Json { get; init; }

    public required Option<string?> Csv { get; init; }

    public required Option<string?> Plot { get; init; }

    /// <summary>In the order of the help.</summary>
    public IEnumerable<Option> All =>
        [Table, Key, Space, Signal, Report, Strategies, Budget, Seeds, FirstSeed, At, Accounting, Parallelism, Json, Csv, Plot];

    /// <summary>Reads what was asked for, the table included.</summary>
    /// <exception cref="CliException">Something of it is not valid.</exception>
    public BenchmarkRequest Read(ParseResult parsed, string workingFolder)
    {
        var budget = parsed.GetValue(Budget);
        var at = CheckpointOption.Read(parsed.GetValue(At), budget);
        var contenders = ContenderList.Read(parsed.GetValue(Strategies)!, workingFolder);
        var space = SpaceOption.Read(parsed.GetValue(Space)!, dataset: null);
        var path = Path.GetFullPath(parsed.GetValue(Table)!, workingFolder);
        var problem = new BenchmarkProblem(space, ReadTable(parsed, path, space));
        var accounting = parsed.GetValue(Accounting) == "reference" ? Core.Benchmarks.Accounting.Reference : Core.Benchmarks.Accounting.Product;
        var plan = new BenchmarkPlan(budget, parsed.GetValue(Seeds), parsed.GetValue(FirstSeed), accounting, parsed.GetValue(Parallelism));
        return new(path, problem, contenders, plan, at);
    }

    private BenchmarkTable ReadTable(ParseResult parsed, string path, SearchSpace space)
    {
        if (!File.Exists(path))
            throw new CliException(ExitCode.Invalid, $"--table is {path}: there is no such file. docs/benchmark-tables.md tells what it holds and where one comes from.");
        var signal = ColumnOption.Read(parsed.GetValue(Signal)!);
        var report = parsed.GetValue(Report) is { } text ? ColumnOption.Read(text) : signal;
        try
        {
            return BenchmarkTable.Load(path, parsed.GetValue(Key)!, signal, report, space);
        }
        catch (Exception exception) when (exception is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            throw new CliException(ExitCode.Invalid, $"--table can't be used: {exception.Message}");
        }
    }
}
