using System.Text.Json.Nodes;
using NasCloud.Core.Specs.Validation;

namespace NasCloud.Core.Specs;

/// <summary>Finds what specs from elsewhere may not say: whoever sends one must not choose which files this machine opens.</summary>
internal sealed class RemoteSpecRules(SpecFindings findings, JsonObject root)
{
    public void Check()
    {
        Refuse("dataset", "path", "a spec sent over a network can't name a folder of the machine that it is sent to; leave the path out, and name a data set that is known there");
        Refuse("estimator", EstimatorNames.TablePath, "a spec sent over a network can't name a file of the machine that it is sent to; tables are for specs that are read where they lie");
        Refuse("latency", "table", "a spec sent over a network can't name a file of the machine that it is sent to; write what the file holds into latency.content");
    }

    private void Refuse(string part, string key, string reason)
    {
        // Of a bare string that stands for an object only the object has the key.
        if (findings.IsGiven($"{part}.{key}") || Given(part, key) is not null)
            findings.Add($"{part}.{key}", $"is {Value(part, key)}: {reason}");
    }

    // A value that is wrong for its key was left out of the object.
    private string Value(string part, string key) =>
        Given(part, key) is { } path ? Expectations.Quoted((string)path!) : "set";

    private JsonNode? Given(string part, string key) => (root[part] as JsonObject)?[key];
}
