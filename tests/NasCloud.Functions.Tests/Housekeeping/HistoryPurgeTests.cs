using Microsoft.DurableTask.Client;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Moq;
using NasCloud.Functions.Hosting;
using NasCloud.Functions.Housekeeping;

namespace NasCloud.Functions.Tests.Housekeeping;

public sealed class HistoryPurgeTests
{
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 31, 0, 0, 0, TimeSpan.Zero));
    private readonly Mock<DurableTaskClient> _client = new("test");
    private readonly DurableClientAccessor _clients = new();
    private readonly List<string> _purged = [];
    private OrchestrationQuery? _query;

    public HistoryPurgeTests()
    {
        _clients.Client = _client.Object;
        _client
            .Setup(client => client.PurgeInstanceAsync(It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .Callback((string id, CancellationToken _) => _purged.Add(id))
            .ReturnsAsync(new PurgeResult(1));
    }

    [Fact]
    public async Task RunAsync_OfInstances_RemovesThoseThatEndedLongAgo()
    {
        Put(("old", 30), ("older", 90), ("ended-yesterday", 1));

        Assert.Equal(2, await RunAsync());

        Assert.Equal(["old", "older"], _purged);
        Assert.Equal(_time.GetUtcNow() - HistoryPurge.Retention, _query!.CreatedTo);
        Assert.Equal(
            [OrchestrationRuntimeStatus.Completed, OrchestrationRuntimeStatus.Failed, OrchestrationRuntimeStatus.Terminated],
            _query.Statuses!.Order());
    }

    [Fact]
    public async Task RunAsync_OfVeryMany_LeavesTheRestToLaterRounds()
    {
        Put([.. Enumerable.Range(1, 2 * HistoryPurge.MostPerRound).Select(number => ($"instance-{number}", 30))]);

        Assert.Equal(HistoryPurge.MostPerRound, await RunAsync());
    }

    private void Put(params (string Id, int DaysAgo)[] instances)
    {
        var page = instances.Select(each => new OrchestrationMetadata("SearchWorkflow", each.Id)
        {
            RuntimeStatus = OrchestrationRuntimeStatus.Completed,
            LastUpdatedAt = _time.GetUtcNow() - TimeSpan.FromDays(each.DaysAgo),
        });
        _client
            .Setup(client => client.GetAllInstancesAsync(It.IsAny<OrchestrationQuery>()))
            .Callback((OrchestrationQuery? query) => _query = query)
            .Returns(Microsoft.DurableTask.Pageable.Create<OrchestrationMetadata>((_, _, _) =>
                Task.FromResult(new Microsoft.DurableTask.Page<OrchestrationMetadata>([.. page], continuationToken: null))));
    }

    private Task<int> RunAsync() =>
        new HistoryPurge(_clients, _time, NullLogger<HistoryPurge>.Instance).RunAsync(TestContext.Current.CancellationToken);
}
