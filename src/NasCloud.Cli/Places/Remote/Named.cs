namespace NasCloud.Cli.Places.Remote;

/// <summary>Something that the API lists by its name.</summary>
/// <param name="Name">The name.</param>
internal sealed record Named(string Name);
