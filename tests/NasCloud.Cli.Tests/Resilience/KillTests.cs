using NasCloud.Core.Randomness;
using NasCloud.Core.Searches;
using NasCloud.Core.Trials;
using NasCloud.Local.Storage;

namespace NasCloud.Cli.Tests.Resilience;

/// <summary>Real searches, real trainer processes, really killed.</summary>
public sealed class KillTests(ITestOutputHelper output) : IDisposable
{
    private const int Rounds = 10;

    // Small enough to be killed in every phase within a few rounds, checkpoints and the final training included. With
    // fewer retries, chance might kill one trial's trainers so often at one epoch that it is rightly given up.
    private const string Spec = """
        {
          "schemaVersion": 1, "name": "kill",
          "dataset": { "name": "bars" },
          "space": { "name": "chain", "depth": [1, 2], "layers": { "kinds": ["conv"], "conv": { "filters": [2, 4, 6, 8], "kernel": [1, 3], "stride": [2] } } },
          "strategy": "random",
          "fidelity": { "name": "asha", "minEpochs": 1, "maxEpochs": 4, "reduction": 2 },
          "final": { "epochs": 3 },
          "budget": { "trials": 12 },
          "parallelism": 2, "retries": 5, "seed": 1
        }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("nascloud-kill-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Search_KilledAtRandomTenTimes_CountsEveryTrialOnce()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "It finds the trainer processes through /proc.");
        output.WriteLine($"seed {Environment.ProcessId}");
        var random = RandomStream.Create(Environment.ProcessId, "kill");
        var round = 0;
        for (var search = 1; round < Rounds; search++)
        {
            var store = Path.Combine(_folder, $"store-{search}");
            round = await SearchWithKillsAsync(store, round, random);
            await AssertEveryTrialCountedOnceAsync(store);
        }
    }

    private async Task<int> SearchWithKillsAsync(string store, int round, Random random)
    {
        Directory.CreateDirectory(store);
        var spec = Path.Combine(_folder, "spec.json");
        await File.WriteAllTextAsync(spec, Spec, TestContext.Current.CancellationToken);
        using var activity = new StoreActivity(store);
        string[] command = ["search", spec];
        while (true)
        {
            await using var process = NasCloudProcess.Start([.. command, "--store", store, "--plain"]);
            var exit = process.ExitAsync(TestContext.Current.CancellationToken);
            while (round < Rounds && !exit.IsCompleted)
            {
                await Task.WhenAny(activity.AfterAsync(random.Next(1, 120)), exit);
                if (!exit.IsCompleted)
                    output.WriteLine($"round {++round}: {KillSome(process, random)}");
            }

            var code = await exit;
            if (code == 0)
                return round;
            // 137: killed; anything else is a search that gave up, which killing must never bring about.
            Assert.True(code == 137, $"Exit code {code}:\n{process.Output}");
            // Killed before the search was written, it is as if it had never been asked for.
            command = SearchOf(store) is { } id ? ["resume", id] : ["search", spec];
        }
    }

    private static string KillSome(NasCloudProcess process, Random random)
    {
        var children = process.Children();
        switch (random.Next(3))
        {
            case 0 when children.Length > 0:
                NasCloudProcess.KillOne(children[random.Next(children.Length)]);
                return "a trainer";
            case 1:
                process.Kill();
                foreach (var child in children)
                    NasCloudProcess.KillOne(child);
                return "all";
            default:
                process.Kill();
                return "the main process";
        }
    }

    private static string? SearchOf(string store) =>
        Directory.EnumerateFiles(store, "spec.json", SearchOption.AllDirectories)
            .Select(path => Path.GetFileName(Path.GetDirectoryName(path)))
            .SingleOrDefault();

    private static async Task AssertEveryTrialCountedOnceAsync(string store)
    {
        var id = new SearchId(SearchOf(store)!);
        var repository = new SearchRepository(new FileObjectStore(store, TimeProvider.System));
        using var observer = await SearchObserver.OpenAsync(repository, id, TimeProvider.System, TestContext.Current.CancellationToken);
        var snapshot = await observer.LookAsync(TestContext.Current.CancellationToken);
        var lines = await File.ReadAllLinesAsync(Path.Combine(store, SearchPaths.Ledger(id)), TestContext.Current.CancellationToken);
        var trials = snapshot.Trials.Count + 1;

        Assert.Equal(SearchState.Completed, snapshot.Status.State);
        Assert.Equal(12, snapshot.Architectures);
        Assert.All(snapshot.Trials, trial => Assert.Equal(TrialOutcome.Succeeded, trial.Score!.Outcome));
        Assert.Equal(TrialOutcome.Succeeded, snapshot.Final!.Score!.Outcome);
        Assert.Equal(trials, lines.Count(line => line.Contains("\"trialProposed\"", StringComparison.Ordinal)));
        Assert.Equal(trials, lines.Count(line => line.Contains("\"trialEnded\"", StringComparison.Ordinal)));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(store, SearchPaths.Board(id))));
    }
}
