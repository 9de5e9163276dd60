using System.Text.Json.Nodes;
using NasCloud.Azure.Jobs;

namespace NasCloud.Azure.Tests.Jobs;

public sealed class JobExecutionJsonTests
{
    public static TheoryData<string, string> Statuses => new()
    {
        { "Running", "Running" },
        { "Processing", "Running" },
        { "Unknown", "Running" },
        { "Degraded", "Running" },
        { "SomethingNew", "Running" },
        { "Succeeded", "Succeeded" },
        { "Failed", "Failed" },
        { "Stopped", "Failed" },
    };

    [Theory]
    [MemberData(nameof(Statuses))]
    public void Read_EveryStatus_EndsOnlyWhatHasEnded(string status, string expected) =>
        Assert.Equal(expected, JobExecutionJson.Read(JsonNode.Parse($$"""{ "name": "a", "properties": { "status": "{{status}}" } }""")!).Status.ToString());

    [Fact]
    public void Read_Whole_TakesNameTimeAndVariablesWithAValue()
    {
        var read = JobExecutionJson.Read(JsonNode.Parse("""
            { "name": "trainer-1", "properties": { "status": "Running", "startTime": "2026-01-01T00:00:00+00:00", "template": { "containers": [
              { "env": [{ "name": "A", "value": "1" }, { "name": "B", "secretRef": "s" }, { "name": "C" }] }, { } ] } } }
            """)!);

        Assert.Equal(("trainer-1", new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero)), (read.Name, read.StartedAt));
        Assert.Equal([KeyValuePair.Create("A", "1")], read.Environment);
    }

    [Fact]
    public void Read_NothingButAName_CountsAsRunningSinceUnknownTimes() =>
        Assert.Equal((JobExecutionStatus.Running, null), (JobExecutionJson.Read(JsonNode.Parse("""{ "name": "a" }""")!).Status, JobExecutionJson.Read(JsonNode.Parse("""{ "name": "a" }""")!).StartedAt));
}
