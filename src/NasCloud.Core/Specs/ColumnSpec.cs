using NasCloud.Core.Datasets.Tables;

namespace NasCloud.Core.Specs;

/// <summary>What the user knows of a table's column.</summary>
/// <param name="Name">Its name in the header.</param>
/// <param name="Kind">What it is, whatever it looks like.</param>
public sealed record ColumnSpec(string Name, ColumnKind Kind);
