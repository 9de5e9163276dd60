using System.Text.Json.Nodes;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Tests.Fakes;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Reports;
using NasCloud.Testing.Searches;

namespace NasCloud.Cli.Tests.Commands;

public sealed class ReportCommandTests : IDisposable
{
    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Search_ThatEnded_LeavesItsReportInItsResult()
    {
        await _host.RunAsync("search", _host.WriteTableSpec(), "--name", "told");
        var id = await _host.Store.ListAsync(TestContext.Current.CancellationToken).SingleAsync(TestContext.Current.CancellationToken);

        foreach (var name in ReportFiles.All)
            Assert.NotNull(await _host.Store.Store.ReadAsync(SearchPaths.ResultFile(id, name), TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Report_OfASearch_IsAPageNamedByItsId()
    {
        await AddAsync("told-0001");

        Assert.Equal(ExitCode.Success, await _host.RunAsync("report", "told"));

        var file = Path.Combine(_host.Folder, "told-0001-report.html");
        Assert.Equal(file, _host.Output.ReplaceLineEndings("").Trim());
        Assert.Contains("told-0001", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_ToFiles_WritesEachThatIsAskedFor()
    {
        await AddAsync("told-0001");

        Assert.Equal(ExitCode.Success, await _host.RunAsync("report", "told", "--csv", "out/trials.csv", "--json", "out/all.json"));

        var lines = await File.ReadAllLinesAsync(Path.Combine(_host.Folder, "out", "trials.csv"), TestContext.Current.CancellationToken);
        var json = JsonNode.Parse(await File.ReadAllTextAsync(Path.Combine(_host.Folder, "out", "all.json"), TestContext.Current.CancellationToken))!;
        Assert.Equal((3, 2), (lines.Length, json["trials"]!.AsArray().Count));
        Assert.Equal(["out"], Directory.EnumerateDirectories(_host.Folder).Select(Path.GetFileName).Where(name => name != StorePlace.DefaultFolder));
        Assert.Empty(Directory.EnumerateFiles(_host.Folder, "*.html"));
    }

    [Fact]
    public async Task Report_ToTheStandardOutput_IsTheTable()
    {
        await AddAsync("told-0001");

        Assert.Equal(ExitCode.Success, await _host.RunAsync("report", "told", "--csv", "-"));

        Assert.StartsWith("schemaVersion,number,", _host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_OfSeveral_ComparesThem()
    {
        await AddAsync("one-0001");
        await AddAsync("two-0001");

        Assert.Equal(ExitCode.Success, await _host.RunAsync("report", "--compare", "two", "one", "--output", "both.html"));

        Assert.Contains("\"kind\":\"comparison\"", await File.ReadAllTextAsync(Path.Combine(_host.Folder, "both.html"), TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("expected either the ID of a search, or --compare with two of them or more")]
    [InlineData("expected either the ID of a search, or --compare with two of them or more", "one", "--compare", "one", "two")]
    [InlineData("--compare names 1 searches: expected 2 to 8", "--compare", "one")]
    [InlineData("--compare writes a page", "--compare", "one", "two", "--csv", "a.csv")]
    [InlineData("--csv and --json name their own files", "one", "--csv", "a.csv", "--output", "a.html")]
    public async Task Report_OfWhatDoesNotGoTogether_SaysWhatDoes(string expected, params string[] arguments)
    {
        Assert.Equal(ExitCode.Invalid, await _host.RunAsync(["report", .. arguments]));
        Assert.Contains(expected, _host.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_OfNoSearch_SaysSo()
    {
        Assert.Equal(ExitCode.NotFound, await _host.RunAsync("report", "none"));
        Assert.Contains("There is no search 'none'", _host.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_ToWhereNothingCanBeWritten_SaysWhere()
    {
        await AddAsync("told-0001");
        Directory.CreateDirectory(Path.Combine(_host.Folder, "taken"));

        Assert.Equal(ExitCode.Invalid, await _host.RunAsync("report", "told", "--output", "taken"));
        Assert.Contains($"{Path.Combine(_host.Folder, "taken")} can't be written", _host.Errors, StringComparison.Ordinal);
    }

    private Task AddAsync(string id)
    {
        var snapshot = Snapshots.Create(SearchState.Paused, trials: [Snapshots.Done(1, 0.7), Snapshots.Failed(2, "out of memory")]);
        return StoredSearch.WriteAsync(_host.Store, snapshot with { Manifest = snapshot.Manifest with { Id = new SearchId(id) } });
    }
}
