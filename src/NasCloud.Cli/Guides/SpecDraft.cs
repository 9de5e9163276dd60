using System.Text.Json.Nodes;

namespace NasCloud.Cli.Guides;

/// <summary>A spec in the making: the document, and what is said beside its keys.</summary>
/// <param name="Json">The document.</param>
internal sealed record SpecDraft(JsonObject Json)
{
    private readonly Dictionary<string, List<string>> _comments = [];

    /// <summary>What stands above a key, a line each.</summary>
    public IReadOnlyList<string> Comments(string key) => _comments.TryGetValue(key, out var lines) ? lines : [];

    /// <summary>Sets a key, and says something of it.</summary>
    public void Set(string key, JsonNode value, params string[] comments)
    {
        Json[key] = value;
        Say(key, comments);
    }

    /// <summary>Says something of a key.</summary>
    public void Say(string key, params string[] comments)
    {
        if (!_comments.TryGetValue(key, out var lines))
            _comments[key] = lines = [];
        lines.AddRange(comments);
    }
}
