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

    /// <summary>Takes another document over, and says the same of every key whose value is another there; the rest stands as it was.</summary>
    public void Take(JsonObject changed, string comment)
    {
        foreach (var (key, value) in changed.Where(each => !JsonNode.DeepEquals(Json[each.Key], each.Value)).ToList())
        {
            _comments.Remove(key);
            Json[key] = value?.DeepClone();
            Say(key, comment);
        }
    }

    /// <summary>Says something of a key.</summary>
    public void Say(string key, params string[] comments)
    {
        if (!_comments.TryGetValue(key, out var lines))
            _comments[key] = lines = [];
        lines.AddRange(comments);
    }
}
