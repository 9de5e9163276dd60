using NasCloud.Core.Specs.Documents;

namespace NasCloud.Core.Specs;

/// <summary>Upgrades documents written for an earlier version of the format.</summary>
internal static class SpecMigrations
{
    // The step at index n makes a document of version n + 1 one of version n + 2.
    private static readonly IReadOnlyList<Func<SpecObject, SpecObject>> Steps = [];

    /// <summary>The document in the current version.</summary>
    /// <param name="document">The document; errors in it are kept.</param>
    /// <param name="version">The version it is written in, from 1 to the current one.</param>
    public static SpecObject Upgrade(SpecObject document, int version) => Upgrade(document, version, Steps);

    internal static SpecObject Upgrade(SpecObject document, int version, IReadOnlyList<Func<SpecObject, SpecObject>> steps) =>
        steps.Skip(version - 1).Aggregate(document, (current, step) => step(current));
}
