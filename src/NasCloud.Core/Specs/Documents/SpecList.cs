namespace NasCloud.Core.Specs.Documents;

/// <summary>A list.</summary>
internal sealed class SpecList(IEnumerable<SpecNode> items) : SpecNode
{
    public List<SpecNode> Items { get; } = [.. items];
}
