namespace NasCloud.Core.Specs.Documents;

/// <summary>An object: its keys in the document's order, repeated ones too.</summary>
internal sealed class SpecObject(IEnumerable<KeyValuePair<string, SpecNode>> members) : SpecNode
{
    public List<KeyValuePair<string, SpecNode>> Members { get; } = [.. members];

    /// <summary>The first value under a key, or null.</summary>
    public SpecNode? Find(string key)
    {
        var index = IndexOf(key);
        return index < 0 ? null : Members[index].Value;
    }

    /// <summary>Replaces the first value under a key, or adds the key at the end.</summary>
    public void Set(string key, SpecNode value)
    {
        var index = IndexOf(key);
        if (index < 0)
            Members.Add(new(key, value));
        else
            Members[index] = new(key, value);
    }

    private int IndexOf(string key) => Members.FindIndex(member => member.Key == key);
}
