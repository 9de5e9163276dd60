using System.Text.Json.Nodes;
using Azure.Storage.Blobs;
using NasCloud.Azure.Storage;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Tests.Fakes;
using NasCloud.Cli.Tests.Resilience;
using NasCloud.Testing.Azurite;
using NasCloud.Testing.Datasets;
using NasCloud.Testing.Searches;

namespace NasCloud.Cli.Tests.Commands;

/// <summary>The same commands on searches that lie in Azure storage.</summary>
public sealed class StorageTests(AzuriteServer azurite) : IDisposable
{
    private const string Glyphs = """
        {
          "schemaVersion": 1, "name": "glyphs",
          "dataset": { "name": "bars" },
          "space": { "name": "chain", "depth": [1, 2], "layers": { "kinds": ["conv"], "conv": { "filters": [2, 4, 6, 8], "kernel": [1, 3], "stride": [2] } } },
          "strategy": "random", "fidelity": { "name": "asha", "minEpochs": 1, "maxEpochs": 2, "reduction": 2 },
          "final": { "epochs": 1 }, "budget": { "trials": 4 }, "parallelism": 1, "seed": 1
        }
        """;

    private readonly List<TestHost> _hosts = [];

    public void Dispose() => _hosts.ForEach(host => host.Dispose());

    [Theory]
    [InlineData("random")]
    [InlineData("regularized-evolution")]
    [InlineData("local-search")]
    public async Task Search_InStorageAndInFiles_HasTheSameLeaderboard(string strategy)
    {
        var (files, blobs) = (await LeaderboardAsync(Files(), strategy), await LeaderboardAsync(Blobs(), strategy));

        Assert.NotEmpty(files.AsArray());
        Assert.True(JsonNode.DeepEquals(files, blobs), $"files: {files.ToJsonString()}\nblobs: {blobs.ToJsonString()}");
    }

    [Fact]
    public async Task Search_ThatTrains_DoesInStorageWhatItDoesInFiles()
    {
        var (files, blobs) = (await SearchAsync(), await SearchAsync("--storage", azurite.ConnectionString));

        Assert.Equal((string?)files["winner"]!["architectureId"], (string?)blobs["winner"]!["architectureId"]);
        Assert.Equal(Metrics(files), Metrics(blobs));
        Assert.Contains("testAccuracy", Metrics(blobs), StringComparison.Ordinal);
        Assert.Equal((double)blobs["final"]!["metrics"]!["testLoss"]!, await RetrainAsync((string)blobs["searchId"]!));
    }

    [Fact]
    public async Task Search_InStorage_TellsHowToGoOnWithoutTheKey()
    {
        var host = New();
        await host.RunAsync("search", host.WriteTableSpec(), "--storage", azurite.ConnectionString);

        Assert.Contains("--storage CONNECTION_STRING", host.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("AccountKey", host.Output + host.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("somewhere", "'somewhere' is no storage address")]
    [InlineData("AccountName=a;AccountKey=s3cret", "The connection string in NASCLOUD_STORAGE can't be read")]
    public async Task EveryCommand_NoValidAddress_SaysWhatIsExpectedWithoutSecrets(string address, string error)
    {
        var host = New();

        Assert.Equal(ExitCode.Invalid, await host.RunAsync("list", "--storage", address));
        Assert.Contains(error, host.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("s3cret", host.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Dataset_InAContainer_IsFetchedCheckedAndUploaded()
    {
        var host = Blobs();
        var container = new BlobContainerClient(azurite.ConnectionString, $"data-{Guid.NewGuid():N}", BlobContainers.CreateOptions());
        await container.CreateAsync(cancellationToken: TestContext.Current.CancellationToken);
        BarImages.Write(host.Folder);
        foreach (var file in Directory.EnumerateFiles(Path.Combine(host.Folder, BarImages.Name)))
            await container.GetBlobClient($"own/bars/{Path.GetFileName(file)}").UploadAsync(file, TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Success, await host.RunAsync("dataset", "info", $"{container.Uri}/own/bars"));
        Assert.Contains("1x28x28", host.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, await host.RunAsync("dataset", "upload", $"{container.Uri}/own/bars/"));
    }

    [Fact]
    public async Task Download_OfSearchInStorage_WritesTheFilesOfItsResult()
    {
        var host = Blobs();
        await host.RunAsync("search", host.WriteTableSpec(trials: 3), "--name", "taken-away");

        Assert.Equal(ExitCode.Success, await host.RunAsync("download", "taken-away", "--to", "winner"));
        Assert.Equal(["architecture.json", "best.json", "report.html", "search.json", "trials.csv"], Directory.EnumerateFiles(Path.Combine(host.Folder, "winner")).Select(Path.GetFileName).Order());
    }

    [Fact]
    public async Task Download_OfSearchWithoutResult_SaysSo()
    {
        var host = Files();
        await host.Store.CreateAsync(TestSearch.Create(id: "early-0001"), TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.NotFound, await host.RunAsync("download", "early"));
        Assert.Contains("early-0001 has no result yet", host.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DatasetUpload_BuiltIn_DescribesItInTheStore()
    {
        var host = Blobs();

        Assert.Equal(ExitCode.Success, await host.RunAsync("dataset", "upload", "glyphs"));
        Assert.Contains("\"dataset\": \"glyphs\" in a spec", host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DatasetUpload_NoStorage_SaysThatNoneIsNamed()
    {
        var host = Files();

        Assert.Equal(ExitCode.Invalid, await host.RunAsync("dataset", "upload", "glyphs"));
        Assert.Contains("--storage or NASCLOUD_STORAGE", host.Errors, StringComparison.Ordinal);
    }

    private TestHost Files() => New();

    private TestHost Blobs()
    {
        var host = New();
        host.Variables["NASCLOUD_STORAGE"] = azurite.ConnectionString;
        return host;
    }

    private TestHost New()
    {
        var host = new TestHost();
        _hosts.Add(host);
        return host;
    }

    // As a process of its own, which starts trainers of its own.
    private async Task<JsonNode> SearchAsync(params string[] options)
    {
        var host = New();
        var spec = Path.Combine(host.Folder, host.WriteSpec(Glyphs));
        await using var process = NasCloudProcess.Start(["search", spec, "--json", "--store", Path.Combine(host.Folder, "store"), .. options]);
        var exitCode = await process.ExitAsync(TestContext.Current.CancellationToken);
        Assert.True(exitCode == ExitCode.Success, process.Output);
        return JsonNode.Parse(process.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1])!["result"]!;
    }

    /// <summary>Trains the winner of a search in storage anew, as its final training did.</summary>
    private async Task<double> RetrainAsync(string id)
    {
        await using var process = NasCloudProcess.Start("retrain", id, "--epochs", "1", "--json", "--store", Path.Combine(New().Folder, "store"), "--storage", azurite.ConnectionString);
        Assert.True(await process.ExitAsync(TestContext.Current.CancellationToken) == ExitCode.Success, process.Output);
        return (double)JsonNode.Parse(process.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries)[^1])!["metrics"]!["testLoss"]!["mean"]!;
    }

    private static async Task<JsonNode> LeaderboardAsync(TestHost host, string strategy)
    {
        var spec = host.WriteTableSpec(trials: 40, ", \"seed\": 7");
        var exitCode = await host.RunAsync("search", spec, "--json", "--set", $"strategy={strategy}");
        Assert.True(exitCode == ExitCode.Success, host.Errors);
        var id = (string)JsonNode.Parse(host.Output.Split('\n')[0])!["search"]!;
        var before = host.Output.Length;
        await host.RunAsync("show", id, "--json");
        var leaderboard = JsonNode.Parse(host.Output[before..])!["leaderboard"]!;
        return new JsonArray([.. leaderboard.AsArray().Select(trial => (JsonNode)new JsonObject
        {
            ["trial"] = trial!["trial"]!.DeepClone(),
            ["metrics"] = trial["score"]!["metrics"]!.DeepClone(),
        })]);
    }

    private static string Metrics(JsonNode result) =>
        string.Join(", ", new[] { result["score"]!, result["final"]! }.SelectMany(score => score["metrics"]!.AsObject())
            .Where(metric => metric.Key != "trainingSeconds")
            .Select(metric => $"{metric.Key} {metric.Value}"));
}
