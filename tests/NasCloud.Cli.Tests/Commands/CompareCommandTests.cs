using System.Text.Json.Nodes;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Tests.Fakes;
using NasCloud.Core.Searches;
using NasCloud.Testing.Searches;

namespace NasCloud.Cli.Tests.Commands;

public sealed class CompareCommandTests : IDisposable
{
    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Compare_OfSearches_ShowsThemSideBySide()
    {
        await WriteAsync("one-0001", TestSearch.Create(id: "one-0001"), 0.7, 0.6, 0.9);
        await WriteAsync("two-0001", TestSearch.Create("""{ "trials": 20 }""", "\"local-search\"", id: "two-0001"), 0.5, 0.8);

        Assert.Equal(ExitCode.Success, await _host.RunAsync("compare", "one", "two"));

        Assert.Matches("one-0001 +two-0001", _host.Output);
        Assert.Matches("strategy +random +local-search", _host.Output);
        Assert.Matches("trials ended +3 +2", _host.Output);
        Assert.Matches("networks +3 of 10 +2 of 20", _host.Output);
        Assert.Matches(@"accuracy +0\.9000 +0\.8000", _host.Output);
        Assert.Matches(@"2 trials +0\.7000 +0\.8000", _host.Output);
        Assert.Matches(@"12s +0\.7000 +0\.5000", _host.Output);
        Assert.Matches("budget.trials +10 +20", _host.Output);
        Assert.DoesNotContain("parallelism", _host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_AsJson_HasCurvesMomentsAndDifferences()
    {
        await WriteAsync("one-0001", TestSearch.Create(id: "one-0001"), 0.7, 0.6, 0.9);
        await WriteAsync("two-0001", TestSearch.Create("""{ "trials": 20 }""", id: "two-0001"), 0.5, 0.8);

        Assert.Equal(ExitCode.Success, await _host.RunAsync("compare", "one", "two", "--json"));

        var json = JsonNode.Parse(_host.Output)!;
        Assert.Equal(1, (int)json["schemaVersion"]!);
        Assert.Equal(["one-0001", "two-0001"], json["searches"]!.AsArray().Select(search => (string?)search!["id"]));
        Assert.Equal([0.7, 0.7, 0.9], json["searches"]![0]!["bestSoFar"]!.AsArray().Select(point => (double)point!["best"]!));
        Assert.Equal((2, 0.7, 0.8), ((int)json["atTrials"]![0]!["trials"]!, (double)json["atTrials"]![0]!["best"]!["one-0001"]!, (double)json["atTrials"]![0]!["best"]!["two-0001"]!));
        Assert.Equal(3, json["atDeviceSeconds"]!.AsArray().Count);
        var only = Assert.Single(json["differences"]!.AsArray())!;
        Assert.Equal(("budget.trials", 10, 20), ((string)only["path"]!, (int)only["values"]!["one-0001"]!, (int)only["values"]!["two-0001"]!));
    }

    [Fact]
    public async Task Compare_OfOtherObjectives_ComparesNoBest()
    {
        await WriteAsync("one-0001", TestSearch.Create(id: "one-0001"), 0.7);
        await WriteAsync("two-0001", TestSearch.Create(more: """, "objectives": ["parameters", "accuracy"]""", id: "two-0001"), 0.8);

        Assert.Equal(ExitCode.Success, await _host.RunAsync("compare", "one", "two"));

        Assert.Contains("Their first objectives differ", _host.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("best after", _host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Compare_OfASearchWithItself_IsRefused()
    {
        await WriteAsync("one-0001", TestSearch.Create(id: "one-0001"), 0.7);

        Assert.Equal(ExitCode.Invalid, await _host.RunAsync("compare", "one", "one-0001"));
        Assert.Contains("'one-0001' is one-0001, which is named already", _host.Errors, StringComparison.Ordinal);
    }

    private Task WriteAsync(string id, SearchManifest manifest, params double[] accuracies)
    {
        var snapshot = Snapshots.Create(SearchState.Completed, trials: [.. accuracies.Select((accuracy, index) => Snapshots.Done(index + 1, accuracy))]);
        return StoredSearch.WriteAsync(_host.Store, snapshot with { Manifest = manifest with { Id = new SearchId(id) } });
    }
}
