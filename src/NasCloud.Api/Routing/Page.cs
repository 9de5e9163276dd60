namespace NasCloud.Api.Routing;

/// <summary>Some of many.</summary>
/// <param name="Items">The items of this page.</param>
/// <param name="Next">The address of the next page; null on the last.</param>
/// <param name="Total">How many there are on all pages; null where counting would cost as much as reading them.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next, int? Total = null);
