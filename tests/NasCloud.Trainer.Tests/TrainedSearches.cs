using NasCloud.Azure.Identity;
using NasCloud.Azure.Storage;
using NasCloud.Core.Datasets;
using NasCloud.Core.Searches;
using NasCloud.Core.Specs;
using NasCloud.Local.Hosting;
using NasCloud.Testing.Azurite;
using NasCloud.Testing.Datasets;
using NasCloud.Training.Datasets;

namespace NasCloud.Trainer.Tests;

/// <summary>Searches in Azurite whose trials trainers in processes of their own train, on images in a folder of theirs.</summary>
internal sealed class TrainedSearches : IDisposable
{
    /// <summary>Five small networks, and the best of them in full.</summary>
    public const string Spec = """
        {
          "schemaVersion": 1, "name": "trainer",
          "dataset": { "name": "bars" },
          "space": { "name": "chain", "depth": [1, 2], "layers": { "kinds": ["conv"], "conv": { "filters": [2, 4, 6, 8], "kernel": [1, 3], "stride": [2] } } },
          "strategy": "random",
          "fidelity": { "name": "full", "epochs": 6 },
          "final": { "epochs": 2 },
          "budget": { "trials": 5 },
          "parallelism": 2, "retries": 5, "seed": 1
        }
        """;

    private readonly string _connectionString;

    public TrainedSearches(AzuriteServer azurite)
    {
        _connectionString = azurite.ConnectionString;
        Repository = new(new BlobObjectStore(BlobContainers.Open(StorageAddress.Parse(_connectionString), AzureIdentity.FromEnvironment(_ => null))));
        BarImages.Write(Data);
    }

    /// <summary>Of this test alone.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("nascloud-trainer-").FullName;

    /// <summary>Where the trainers look for data, and put what they fetch.</summary>
    public string Data => Path.Combine(Folder, "cache");

    public SearchRepository Repository { get; }

    /// <summary>What a trainer is started with, but for the search and its own name.</summary>
    public Dictionary<string, string> Environment() => new()
    {
        ["NASCLOUD_STORAGE"] = _connectionString,
        ["NASCLOUD_DATA"] = Data,
        // Long enough for a driver that gets little of the processor; at a search's end trainers are asked to stop.
        ["NASCLOUD_IDLE_TIMEOUT"] = "5m",
        ["NASCLOUD_THREADS"] = "1",
        ["OMP_NUM_THREADS"] = "1",
    };

    /// <summary>A few trials of few epochs, one after the other: a trainer's start costs more than they do.</summary>
    public static string Short(int trials) => Spec
        .Replace("\"trials\": 5", $"\"trials\": {trials}", StringComparison.Ordinal)
        .Replace("\"epochs\": 6", "\"epochs\": 2", StringComparison.Ordinal)
        .Replace("\"parallelism\": 2", "\"parallelism\": 1", StringComparison.Ordinal);

    public async Task<SearchId> CreateAsync(string json = Spec, DatasetInfo? dataset = null)
    {
        var reading = SearchSpecReader.Read(json);
        Assert.True(reading.Spec is not null, string.Join("; ", reading.Errors));
        var token = TestContext.Current.CancellationToken;
        var bars = await new DatasetCatalog(Data).OpenAsync(new DatasetSpec(BarImages.Name), token);
        var manifest = await new SearchCreator(Repository, TimeProvider.System).CreateAsync(reading.Spec, dataset ?? await bars.DescribeAsync(token), token);
        return manifest.Id;
    }

    public Task<SearchState> DriveAsync(SearchId id, TrainerProcessPool pool, CancellationToken pause) =>
        new LocalSearchHost(Repository, (_, _) => new Undisposed(pool), TimeProvider.System) { PollInterval = TimeSpan.FromMilliseconds(200) }.RunAsync(id, pause);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
