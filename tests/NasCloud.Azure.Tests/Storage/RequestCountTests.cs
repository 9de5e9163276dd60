using System.Text;
using NasCloud.Core.Searches;
using NasCloud.Core.Trials.Table;
using NasCloud.Local.Hosting;
using NasCloud.Testing.Azurite;
using NasCloud.Testing.Searches;
using NasCloud.Testing.Storage;

namespace NasCloud.Azure.Tests.Storage;

/// <summary>Holds what docs/storage.md says of the requests that a search costs.</summary>
public sealed class RequestCountTests(AzuriteServer azurite, ITestOutputHelper output) : IDisposable
{
    // Of a trial, from its proposal to its entry in the ledger, without the epochs, the waiting and the listings of an empty board.
    private const int MostWritesATrial = 8;
    // Trainers that look at the board at the same time try for the same claims.
    private const int MostOthersATrial = 18;

    private readonly string _folder = Directory.CreateTempSubdirectory("nascloud-requests-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Search_OfTableTrials_CostsABoundedNumberOfRequestsATrial(int parallelism)
    {
        const int Trials = 60;
        var network = new FaultHandler();
        var repository = new SearchRepository(new TestContainer(azurite).OpenStore(network));
        var manifest = TestSearch.Create($$"""{ "trials": {{Trials}} }""", table: Table(), more: $", \"parallelism\": {parallelism}");
        await repository.CreateAsync(manifest, Token);

        Assert.Equal(SearchState.Completed, await DriveAsync(repository, manifest.Id));
        var requests = network.Log.Where(IsPaidFor).ToList();
        var (writes, others) = (requests.Count(IsWrite) / (double)Trials, requests.Count(each => !IsWrite(each)) / (double)Trials);
        output.WriteLine(FormattableString.Invariant($"{parallelism} at once: {writes:F1} writes and {others:F1} others a trial"));
        Assert.InRange(writes, 1, MostWritesATrial);
        Assert.InRange(others, 1, MostOthersATrial);
    }

    [Fact]
    public async Task Search_OfManyTrials_ProposesTheNextForAsManyRequestsAsTheFirst()
    {
        var (few, many) = (await RequestsOfTheNextTrialAsync(trialsBefore: 20), await RequestsOfTheNextTrialAsync(trialsBefore: 400));

        output.WriteLine($"after 20 trials: {few} requests; after 400: {many}");
        Assert.Equal(few, many);
    }

    // What the trial costs that follows one that was seen through already, by the same host.
    private async Task<int> RequestsOfTheNextTrialAsync(int trialsBefore)
    {
        var network = new FaultHandler();
        var repository = new SearchRepository(new TestContainer(azurite).OpenStore(network));
        var manifest = TestSearch.Create($$"""{ "trials": {{trialsBefore + 2}} }""", table: Table());
        await repository.CreateAsync(manifest, Token);
        await repository.Store.AppendAsync(SearchPaths.Ledger(manifest.Id), await LedgerAsync(trialsBefore), 0, Token);
        await DriveAsync(repository, manifest.Id);
        var last = SearchPaths.TrialDocument(manifest.Id, trialsBefore + 2);
        return network.Log.Where(IsPaidFor).SkipWhile(each => !each.Contains(last, StringComparison.Ordinal)).Count();
    }

    // A ledger of a search of the same spec, run where requests cost nothing.
    private async Task<ReadOnlyMemory<byte>> LedgerAsync(int trials)
    {
        var repository = new SearchRepository(new InMemoryObjectStore(TimeProvider.System));
        var manifest = TestSearch.Create($$"""{ "trials": {{trials}} }""", table: Table());
        await repository.CreateAsync(manifest, Token);
        await DriveAsync(repository, manifest.Id);
        var lines = Encoding.UTF8.GetString((await repository.Store.ReadLogAsync(SearchPaths.Ledger(manifest.Id), 0, Token)).Span).Split('\n');
        return Encoding.UTF8.GetBytes(string.Join('\n', lines.Where(line => !line.Contains("\"searchEnded\"", StringComparison.Ordinal))));
    }

    private string Table()
    {
        var path = Path.Combine(_folder, "table.csv");
        if (!File.Exists(path))
            TestSearch.WriteTable(path);
        return path.Replace('\\', '/');
    }

    private static bool IsWrite(string request) => request.StartsWith("PUT", StringComparison.Ordinal) && !request.Contains("comp=lease", StringComparison.Ordinal);

    // Deleting is free; how often an empty board is looked at depends on the time alone.
    private static bool IsPaidFor(string request) =>
        !request.StartsWith("DELETE", StringComparison.Ordinal)
        && !(request.Contains("comp=list", StringComparison.Ordinal) && request.Contains("board", StringComparison.Ordinal));

    private static Task<SearchState> DriveAsync(SearchRepository repository, SearchId id)
    {
        var host = new LocalSearchHost(repository, (_, scored) => new InProcessTrainerPool(repository, new TableEstimator(), TimeProvider.System, scored), TimeProvider.System)
        {
            // Longer than the test: events alone wake the workflows.
            PollInterval = TimeSpan.FromMinutes(10),
        };
        return host.RunAsync(id, Token);
    }
}
