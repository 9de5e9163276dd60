using System.Text.Json.Nodes;

namespace NasCloud.Cli.Guides;

/// <summary>How large candidates may be.</summary>
/// <param name="Name">What people call it.</param>
/// <param name="Json">The constraints of a spec.</param>
internal sealed record SizeLimit(string Name, JsonObject Json)
{
    /// <summary>Those that can be chosen.</summary>
    /// <param name="proposal">The constraints that are proposed.</param>
    public static IReadOnlyList<SizeLimit> All(JsonObject proposal) =>
    [
        new($"at most {Views.Format.Count((long)proposal["maxFlops"]!)} FLOPs a sample: trains well on a processor", proposal),
        new("at most 200,000,000 FLOPs a sample: for a GPU, or much patience", new() { ["maxFlops"] = 200_000_000 }),
        new("at most 100,000 parameters and 5,000,000 FLOPs: for small devices", new() { ["maxParameters"] = 100_000, ["maxFlops"] = 5_000_000 }),
        new("any", []),
    ];
}
