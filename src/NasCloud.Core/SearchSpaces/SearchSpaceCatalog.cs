using NasCloud.Core.SearchSpaces.Chain;
using NasCloud.Core.SearchSpaces.Mlp;
using NasCloud.Core.SearchSpaces.NasBench201;

namespace NasCloud.Core.SearchSpaces;

/// <summary>The search spaces that specs can name.</summary>
public static class SearchSpaceCatalog
{
    /// <summary>All of them, in the order they are shown.</summary>
    public static IReadOnlyList<SearchSpaceDescriptor> All { get; } = [ChainDescriptor.Value, NasBench201Descriptor.Value, MlpDescriptor.Value];
}
