using System.Text.Json.Nodes;
using System.Xml.Linq;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Tests.Fakes;
using NasCloud.Testing.Searches;
using SkiaSharp;

namespace NasCloud.Cli.Tests.Commands;

public sealed class BenchmarkCommandTests : IDisposable
{
    private readonly TestHost _host = new();

    public BenchmarkCommandTests() => TestSearch.WriteTable(Path.Combine(_host.Folder, "cells.csv"));

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Benchmark_OfTwoStrategies_ShowsARowABudgetEach()
    {
        var exitCode = await RunAsync("--strategies", "random,local-search(initial=2)", "--at", "5,20");

        Assert.True(exitCode == ExitCode.Success, _host.Errors);
        Assert.Matches(@"table +cells.csv, 15,625 genotypes of nas-bench-201", _host.Output);
        Assert.Matches(@"report +accuracy, larger is better: best 0.8400, of the best by signal 0.8400", _host.Output);
        Assert.Matches(@"random +5 +0\.\d{4} +0\.\d{4} +0\.\d{4} to 0\.\d{4} +0\.\d{4}", _host.Output);
        Assert.Matches(@"local-search\(initial=2\) +5 .*\n +20 +0\.\d{4} ", _host.Output);
    }

    [Fact]
    public async Task Benchmark_AsJson_IsTheSameForAnyParallelism()
    {
        await RunAsync("--strategies", "random,genetic(population=4)", "--json", "--parallelism", "1");
        using var other = new TestHost();
        TestSearch.WriteTable(Path.Combine(other.Folder, "cells.csv"));
        await RunAsync(other, "--strategies", "random,genetic(population=4)", "--json", "--parallelism", "3");

        var (json, again) = (JsonNode.Parse(_host.Output)!, JsonNode.Parse(other.Output)!);
        Assert.Equal((1, "product", 20, 4), ((int)json["schemaVersion"]!, (string)json["accounting"]!, (int)json["budget"]!, (int)json["seeds"]!));
        Assert.Equal(["random", "genetic(population=4)"], json["strategies"]!.AsArray().Select(each => (string)each!["label"]!));
        Assert.Equal(3, (int)json["strategies"]![1]!["strategy"]!["tournament"]!);
        Assert.Equal([10, 20], json["strategies"]![0]!["at"]!.AsArray().Select(each => (int)each!["evaluations"]!));
        Assert.Equal(json["strategies"]!.ToJsonString(), again["strategies"]!.ToJsonString());
    }

    [Fact]
    public async Task Benchmark_WithCsvAndPlot_WritesThem()
    {
        await RunAsync("--strategies", "random,grid", "--csv", "curves.csv", "--plot", "curves.svg");

        Assert.Equal(1 + (2 * 20), File.ReadAllLines(Path.Combine(_host.Folder, "curves.csv")).Length);
        var picture = XDocument.Load(Path.Combine(_host.Folder, "curves.svg"));
        Assert.Contains(picture.Descendants(), element => element.Name.LocalName == "text" && element.Value == "grid");
        Assert.Equal(["cells.csv", "curves.csv", "curves.svg"], Directory.GetFiles(_host.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Benchmark_WithPlotAsPng_DrawsIt()
    {
        await RunAsync("--strategies", "random,grid", "--plot", "curves.PNG");

        using var picture = SKBitmap.Decode(Path.Combine(_host.Folder, "curves.PNG"));
        Assert.Equal((1800, 1120), (picture.Width, picture.Height));
        Assert.Contains(picture.Pixels, pixel => pixel == new SKColor(0, 114, 178));
    }

    [Fact]
    public async Task Benchmark_WithAFileOfStrategies_RunsThem()
    {
        File.WriteAllText(Path.Combine(_host.Folder, "some.json"), """{ "schemaVersion": 1, "strategies": ["grid", { "name": "genetic", "population": 5 }] }""");

        await RunAsync("--strategies", "random,some.json", "--json");

        Assert.Equal(["random", "grid", "genetic(population=5)"], JsonNode.Parse(_host.Output)!["strategies"]!.AsArray().Select(each => (string)each!["label"]!));
    }

    [Theory]
    [InlineData("randm: strategy.name is 'randm': expected one of", "--strategies", "randm")]
    [InlineData("random is there 2 times: list it once", "--strategies", "random,random")]
    [InlineData("none.json: there is no such file.", "--strategies", "none.json")]
    [InlineData("--strategies is empty", "--strategies", ",")]
    [InlineData("--at is '5,21': expected numbers of evaluations, 1 to the budget of 20", "--strategies", "random", "--at", "5,21")]
    [InlineData("--budget is 0: expected 1 to 1,000,000.", "--strategies", "random", "--budget", "0")]
    [InlineData("--plot is curves.gif: pictures are written as SVG or PNG", "--strategies", "random", "--plot", "curves.gif")]
    [InlineData("--csv is none/curves.csv: expected a file in a folder that exists.", "--strategies", "random", "--csv", "none/curves.csv")]
    [InlineData("has no column 'loss': it has ops, accuracy.", "--strategies", "random", "--report", "loss:minimize")]
    public async Task Benchmark_OfWhatIsNotValid_SaysWhatIsWrong(string expected, params string[] arguments)
    {
        Assert.Equal(ExitCode.Invalid, await RunAsync(arguments));
        Assert.Contains(expected, _host.Errors, StringComparison.Ordinal);
        Assert.Empty(_host.Output);
    }

    [Theory]
    [InlineData("--space is not valid: space.name is 'nas-bench': expected one of chain, custom, alexnet, ", "nas-bench", "cells.csv")]
    [InlineData("which does not belong to the search space chain", "chain(depth=[1])", "cells.csv")]
    [InlineData("none.csv: there is no such file.", "nas-bench-201", "none.csv")]
    public async Task Benchmark_WithoutItsSpaceOrTable_SaysWhatIsWrong(string expected, string space, string table)
    {
        Assert.Equal(ExitCode.Invalid, await _host.RunAsync("benchmark", "--table", table, "--space", space, "--signal", "accuracy", "--strategies", "random"));
        Assert.Contains(expected, _host.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Benchmark_OnATerminal_EndsWithTheTable()
    {
        _host.IsTerminal = true;

        Assert.Equal(ExitCode.Success, await RunAsync("--strategies", "random"));
        Assert.Matches(@"random +10 +0\.\d{4}", _host.Output);
    }

    [Fact]
    public async Task Benchmark_Stopped_LeavesNothing()
    {
        _host.Stop.Press();

        Assert.Equal(ExitCode.Paused, await RunAsync("--strategies", "random", "--csv", "curves.csv"));
        Assert.Equal("Stopped.", _host.Errors.Trim());
        Assert.False(File.Exists(Path.Combine(_host.Folder, "curves.csv")));
    }

    private Task<int> RunAsync(params string[] arguments) => RunAsync(_host, arguments);

    private static Task<int> RunAsync(TestHost host, params string[] arguments)
    {
        (string Name, string Value)[] usual = [("--table", "cells.csv"), ("--space", "nas-bench-201"), ("--signal", "accuracy"), ("--budget", "20"), ("--seeds", "4")];
        var others = usual.Where(option => !arguments.Contains(option.Name)).SelectMany(option => new[] { option.Name, option.Value });
        return host.RunAsync(["benchmark", .. others, .. arguments]);
    }
}
