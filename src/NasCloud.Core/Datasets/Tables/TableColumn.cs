using NasCloud.Core.Collections;

namespace NasCloud.Core.Datasets.Tables;

/// <summary>A column of a table, as it was found.</summary>
/// <param name="Name">Its name in the header.</param>
/// <param name="Kind">What it is to a network.</param>
/// <param name="Categories">The names in a column of categories, in ordinal order: the code of each is its place from 1; 0 is for what is missing or not among them.</param>
/// <param name="Missing">How many rows of the training part have nothing there.</param>
/// <param name="Reason">Why it is passed over, where nobody asked for it; null otherwise.</param>
public sealed record TableColumn(string Name, ColumnKind Kind, ValueArray<string> Categories = default, int Missing = 0, string? Reason = null);
