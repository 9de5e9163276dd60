using Grpc.Core;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Moq;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Activities;
using NasCloud.Functions.Hosting;

namespace NasCloud.Functions.Tests.Hosting;

/// <summary>The durable engine's client, with the instances that a test puts there.</summary>
internal sealed class FakeEngine
{
    private readonly Mock<DurableTaskClient> _client = new("test");
    private readonly Dictionary<string, OrchestrationMetadata> _instances = [];

    public FakeEngine()
    {
        _client
            .Setup(client => client.GetInstanceAsync(It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((string id, CancellationToken _) => Look(id));
        _client
            .Setup(client => client.ScheduleNewOrchestrationInstanceAsync(It.IsAny<TaskName>(), It.IsAny<object>(), It.IsAny<StartOrchestrationOptions>(), It.IsAny<CancellationToken>()))
            .ReturnsAsync((TaskName name, object? input, StartOrchestrationOptions? options, CancellationToken _) =>
            {
                Fail(ScheduleFault);
                Scheduled.Add((name.Name, options!.InstanceId!, (SearchInput)input!));
                return options.InstanceId!;
            });
        _client
            .Setup(client => client.RaiseEventAsync(It.IsAny<string>(), It.IsAny<string>(), It.IsAny<object>(), It.IsAny<CancellationToken>()))
            .Returns((string id, string name, object? _, CancellationToken _) =>
            {
                Fail(RaiseFault);
                Raised.Add((id, name));
                return Task.CompletedTask;
            });
        _client
            .Setup(client => client.ResumeInstanceAsync(It.IsAny<string>(), It.IsAny<string>(), It.IsAny<CancellationToken>()))
            .Returns((string id, string? _, CancellationToken _) =>
            {
                Resumed.Add(id);
                return Task.CompletedTask;
            });
        Clients.Client = _client.Object;
    }

    public DurableClientAccessor Clients { get; } = new();

    public List<(string Workflow, string Id, SearchInput Input)> Scheduled { get; } = [];

    public List<(string Id, string Event)> Raised { get; } = [];

    public List<string> Resumed { get; } = [];

    public StatusCode? LookFault { get; set; }

    public StatusCode? ScheduleFault { get; set; }

    public StatusCode? RaiseFault { get; set; }

    /// <summary>Runs at each look, before it is answered.</summary>
    public Action Looking { get; set; } = () => { };

    public void Put(SearchId id, OrchestrationRuntimeStatus status, DateTimeOffset updatedAt = default) =>
        _instances[id.Value] = new OrchestrationMetadata("SearchWorkflow", id.Value) { RuntimeStatus = status, LastUpdatedAt = updatedAt };

    private OrchestrationMetadata? Look(string id)
    {
        Looking();
        Fail(LookFault);
        return _instances.GetValueOrDefault(id);
    }

    private static void Fail(StatusCode? fault)
    {
        if (fault is { } code)
            throw new RpcException(new Status(code, "refused by the test"));
    }
}
