using System.Text.Json.Nodes;

namespace NasCloud.Azure.Jobs;

/// <summary>The body that starts an execution: the job's own template, carried forward whole, with other environment variables.</summary>
/// <remarks>What a start leaves out is not taken from the job: without its own variables a container would not know its store.</remarks>
internal static class JobTemplate
{
    // What an execution may say of a container; what else the job says of it holds anyway.
    private static readonly string[] ContainerFields = ["name", "image", "command", "args", "env", "resources"];

    /// <summary>Makes the body.</summary>
    /// <param name="job">The job as Azure Resource Manager shows it.</param>
    /// <param name="variables">What to set for the first container, the one that trains.</param>
    /// <exception cref="InvalidDataException">The job has no container.</exception>
    public static JsonObject ForExecution(JsonNode job, IReadOnlyDictionary<string, string> variables)
    {
        var template = job["properties"]?["template"];
        if (template?["containers"] is not JsonArray { Count: > 0 } containers)
            throw new InvalidDataException("the job has no container to start. Deploy the trainer again.");
        var copies = Copy(containers);
        SetVariables((JsonObject)copies[0]!, variables);
        var body = new JsonObject { ["containers"] = copies };
        if (template["initContainers"] is JsonArray { Count: > 0 } first)
            body["initContainers"] = Copy(first);
        return body;
    }

    private static JsonArray Copy(JsonArray containers) => new([.. containers.Select(container => Copy((JsonObject)container!))]);

    private static JsonObject Copy(JsonObject container) => new(
        ContainerFields.Where(container.ContainsKey).Select(field => KeyValuePair.Create(field, container[field]?.DeepClone())));

    private static void SetVariables(JsonObject container, IReadOnlyDictionary<string, string> variables)
    {
        var others = (container["env"] as JsonArray ?? []).Where(each => !variables.ContainsKey((string?)each?["name"] ?? string.Empty));
        var given = variables.Select(each => (JsonNode)new JsonObject { ["name"] = each.Key, ["value"] = each.Value });
        container["env"] = new JsonArray([.. others.Select(each => each?.DeepClone()), .. given]);
    }
}
