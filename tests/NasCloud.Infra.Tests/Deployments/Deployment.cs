using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using NasCloud.Infra.Tests.Bicep;

namespace NasCloud.Infra.Tests.Deployments;

/// <summary>What a deployment would make, as the compiler's snapshot of it says.</summary>
internal sealed class Deployment
{
    public const string Group = "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/rg-dev";
    public const string Principal = "22222222-2222-2222-2222-222222222222";
    public const string AppRegistration = "11111111-1111-1111-1111-111111111111";
    private const string AssignmentMark = "/providers/Microsoft.Authorization/roleAssignments/";

    private static readonly string[] Subscription =
        ["--subscription-id", "00000000-0000-0000-0000-000000000001", "--tenant-id", "00000000-0000-0000-0000-000000000002"];

    // A snapshot takes seconds of processor time, and most tests look at the same few.
    private static readonly ConcurrentDictionary<string, Lazy<Task<Deployment>>> Taken = new();

    private Deployment(JsonNode snapshot)
    {
        Resources = [.. snapshot["predictedResources"]!.AsArray().Select(node => Resource(node!.AsObject()))];
        Outputs = snapshot["outputs"]!.AsObject().ToDictionary(output => output.Key, output => output.Value!.ToString());
        Diagnostics = [.. snapshot["diagnostics"]!.AsArray().Select(node => node!.ToString())];
    }

    public IReadOnlyList<PredictedResource> Resources { get; }

    public IReadOnlyDictionary<string, string> Outputs { get; }

    public IReadOnlyList<string> Diagnostics { get; }

    public IReadOnlyList<RoleGrant> Grants =>
        [.. Resources.Where(resource => resource.Type == "Microsoft.Authorization/roleAssignments").Select(Grant)];

    /// <summary>What `azd provision` makes with the given variables in azd's environment.</summary>
    public static Task<Deployment> OfEverythingAsync(params (string Name, string Value)[] settings) =>
        TakeAsync("main.bicepparam", [], settings);

    /// <summary>What `azd provision` makes with every option in use.</summary>
    public static Task<Deployment> OfEveryOptionAsync() =>
        OfEverythingAsync(
            ("AZURE_PRINCIPAL_ID", Principal),
            ("NASCLOUD_AUTH_CLIENT_ID", AppRegistration),
            ("NASCLOUD_BUDGET_AMOUNT", "100"),
            ("NASCLOUD_BUDGET_EMAILS", "a@example.org, b@example.org"),
            ("NASCLOUD_BUDGET_START", "2026-01-01"),
            ("NASCLOUD_CORS_ORIGINS", "https://a.example, https://b.example,"),
            ("NASCLOUD_CURRENCY", "EUR"),
            ("NASCLOUD_DEVICE_HOUR_PRICE", "1.25"),
            ("NASCLOUD_DURABLE_ALWAYS_READY", "1"),
            ("NASCLOUD_DURABLE_TASK_SCHEDULER", "true"),
            ("NASCLOUD_REGISTRY_SKU", "Premium"));

    /// <summary>What `azd provision` makes for trainers on a device.</summary>
    public static Task<Deployment> OfEverythingAsync(string device) =>
        device == "t4" ? OfEverythingAsync() : OfEverythingAsync(("NASCLOUD_TRAINER_DEVICE", device));

    /// <summary>What `azd deploy trainer` makes, with the given variables in azd's environment.</summary>
    public static Task<Deployment> OfTrainerAsync(string device = "t4", params (string Name, string Value)[] settings) =>
        TakeAsync(
            "trainer.bicepparam",
            ["--resource-group", "rg-dev"],
            [("SERVICE_TRAINER_IMAGE_NAME", "registry.example/trainer:1"), ("NASCLOUD_TRAINER_DEVICE", device), .. settings]);

    public PredictedResource Single(string type) => Assert.Single(Resources, resource => resource.Type == type);

    public PredictedResource Single(string type, string lastName) =>
        Assert.Single(Resources, resource => resource.Type == type && resource.Name.Split('/')[^1] == lastName);

    private static Task<Deployment> TakeAsync(string file, string[] scope, (string Name, string Value)[] settings)
    {
        Dictionary<string, string> variables = new() { ["AZURE_ENV_NAME"] = "dev", ["AZURE_LOCATION"] = "westus3" };
        foreach (var (name, value) in settings)
            variables[name] = value;
        var key = file + string.Concat(variables.Select(variable => $"\n{variable.Key}={variable.Value}"));
        return Taken.GetOrAdd(key, _ => new(() => SnapshotAsync(file, scope, variables))).Value;
    }

    private static async Task<Deployment> SnapshotAsync(string file, string[] scope, Dictionary<string, string> variables)
    {
        using var infra = new InfraCopy();
        var run = await infra.RunAsync(variables, ["snapshot", file, "--mode", "overwrite", .. Subscription, .. scope]);
        Assert.Equal((0, ""), (run.ExitCode, run.Errors));
        return new Deployment(JsonNode.Parse(File.ReadAllText(infra[Path.ChangeExtension(file, ".snapshot.json")]))!);
    }

    private static PredictedResource Resource(JsonObject node) =>
        new((string)node["id"]!, (string)node["type"]!, (string)node["name"]!, node);

    private static RoleGrant Grant(PredictedResource assignment)
    {
        var principal = assignment.Text("properties.principalId");
        var holder = principal.Contains("/id-functions-", StringComparison.Ordinal) ? "functions"
            : principal.Contains("/id-trainer-", StringComparison.Ordinal) ? "trainer"
            : principal;
        var scope = assignment.Id[..assignment.Id.IndexOf(AssignmentMark, StringComparison.Ordinal)];
        return new RoleGrant(holder, assignment.Text("properties.roleDefinitionId").Split('/')[^1], scope[(Group.Length + "/providers/".Length)..]);
    }
}
