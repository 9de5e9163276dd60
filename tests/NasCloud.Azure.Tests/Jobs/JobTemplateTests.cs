using System.Text.Json.Nodes;
using NasCloud.Azure.Jobs;

namespace NasCloud.Azure.Tests.Jobs;

public sealed class JobTemplateTests
{
    private const string Job = """
        { "properties": { "template": {
          "initContainers": [{ "name": "first", "image": "i:1", "env": [{ "name": "A", "value": "1" }], "imageType": "ContainerImage" }],
          "containers": [
            { "name": "trainer", "image": "t:1", "command": ["dotnet"], "args": ["x"], "resources": { "cpu": 8, "memory": "56Gi" },
              "env": [{ "name": "KEPT", "value": "yes" }, { "name": "SECRET", "secretRef": "s" }, { "name": "SEARCH", "value": "old" }], "probes": [] },
            { "name": "beside", "image": "b:1", "env": [{ "name": "SEARCH", "value": "its own" }] }
          ]
        } } }
        """;

    private static readonly Dictionary<string, string> Variables = new() { ["SEARCH"] = "new", ["TRAINER"] = "t-1" };

    [Fact]
    public void ForExecution_JobWithEverything_CarriesItForwardAndSetsVariablesOfTheFirstContainer()
    {
        var expected = JsonNode.Parse("""
            {
              "containers": [
                { "name": "trainer", "image": "t:1", "command": ["dotnet"], "args": ["x"],
                  "env": [{ "name": "KEPT", "value": "yes" }, { "name": "SECRET", "secretRef": "s" }, { "name": "SEARCH", "value": "new" }, { "name": "TRAINER", "value": "t-1" }],
                  "resources": { "cpu": 8, "memory": "56Gi" } },
                { "name": "beside", "image": "b:1", "env": [{ "name": "SEARCH", "value": "its own" }] }
              ],
              "initContainers": [{ "name": "first", "image": "i:1", "env": [{ "name": "A", "value": "1" }] }]
            }
            """);
        var body = JobTemplate.ForExecution(JsonNode.Parse(Job)!, Variables);

        Assert.True(JsonNode.DeepEquals(expected, body), body.ToJsonString());
    }

    [Fact]
    public void ForExecution_SameJobAgain_LeavesTheJobAsItWas()
    {
        var job = JsonNode.Parse(Job)!;
        JobTemplate.ForExecution(job, Variables);

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(Job), job));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "properties": { "template": { "containers": [] } } }""")]
    public void ForExecution_JobWithoutContainer_SaysWhatToDo(string job)
    {
        var error = Assert.Throws<InvalidDataException>(() => JobTemplate.ForExecution(JsonNode.Parse(job)!, Variables));
        Assert.Equal("the job has no container to start. Deploy the trainer again.", error.Message);
    }
}
