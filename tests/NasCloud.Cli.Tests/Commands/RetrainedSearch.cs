using NasCloud.Cli.Hosting;
using NasCloud.Cli.Tests.Resilience;
using NasCloud.Core.Searches;

namespace NasCloud.Cli.Tests.Commands;

/// <summary>One small search that ran to its end, and its winner trained anew with two seeds; copied for tests that change it.</summary>
public sealed class RetrainedSearch : IAsyncLifetime
{
    /// <summary>The epochs of the search's final training and of those anew. Enough of them for a test to kill a process in between.</summary>
    public const int Epochs = 15;

    private const string Spec = """
        {
          "schemaVersion": 1, "name": "bars",
          "dataset": { "name": "bars" },
          "space": { "name": "chain", "depth": [1], "layers": { "kinds": ["conv"], "conv": { "filters": [2, 4], "kernel": [3], "stride": [2] } } },
          "strategy": "random", "fidelity": { "name": "full", "epochs": 1 }, "training": { "optimizer": { "name": "adamw", "learningRate": 0.0005 } },
          "final": { "epochs": 15, "useValidationData": false, "compression": { "prune": false, "quantize": false } },
          "budget": { "trials": 2 }, "seed": 1
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("nascloud-retrain-").FullName;

    internal EndedSearch Searched { get; private set; } = null!;

    /// <summary>What the training anew printed.</summary>
    public string Output { get; private set; } = "";

    public SearchId Id => Searched.Search.Manifest.Id;

    /// <summary>The winner's trial.</summary>
    public int Winner => SearchSummary.WinnerOf(Searched.Search)!.Trial.Number;

    /// <summary>The store after the search.</summary>
    private string Before => Path.Combine(_folder, "before");

    /// <summary>The store after the training anew.</summary>
    public string After => Path.Combine(_folder, "after");

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(Before);
        Searched = await EndedSearch.RunAsync(Spec, Before, TestContext.Current.CancellationToken);
        Copy(Before, After);
        await using var process = Start(After, "--plain");
        Assert.True(await process.ExitAsync(TestContext.Current.CancellationToken) == ExitCode.Success, process.Output);
        Output = process.Output;
    }

    /// <summary>Trains the winner anew, in a process of its own.</summary>
    /// <param name="store">In which store.</param>
    /// <param name="more">Further options.</param>
    internal NasCloudProcess Start(string store, params string[] more) =>
        NasCloudProcess.Start(["retrain", Id.Value, "--epochs", $"{Epochs}", "--seeds", "2", "--store", store, .. more]);

    /// <summary>A copy of the store as the search left it.</summary>
    /// <param name="name">The folder's name.</param>
    public string CopyBefore(string name)
    {
        var copy = Path.Combine(_folder, name);
        Copy(Before, copy);
        return copy;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
