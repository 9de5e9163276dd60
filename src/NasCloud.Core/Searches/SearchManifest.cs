using NasCloud.Core.Datasets;
using NasCloud.Core.Specs;

namespace NasCloud.Core.Searches;

/// <summary>What was asked for, as it stands in the store: written once, when the search is created.</summary>
/// <param name="Id">The search.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="Spec">The spec, paths made absolute.</param>
/// <param name="Dataset">The data as they were found; null when a table stands in for training.</param>
public sealed record SearchManifest(SearchId Id, DateTimeOffset CreatedAt, SearchSpec Spec, DatasetInfo? Dataset)
{
    /// <summary>The span under which it was created, as <c>traceparent</c>; null where nobody listened.</summary>
    public string? TraceParent { get; init; }

    /// <summary>The version of the format that this code writes.</summary>
    public const int CurrentSchemaVersion = 1;
}
