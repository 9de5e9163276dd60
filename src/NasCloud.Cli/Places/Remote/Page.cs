namespace NasCloud.Cli.Places.Remote;

/// <summary>Some of many, as the API lists them.</summary>
/// <param name="Items">Those of this page.</param>
/// <param name="Next">The address of the next page; null on the last.</param>
internal sealed record Page<T>(IReadOnlyList<T> Items, string? Next);
