namespace NasCloud.Core.Searches.Ports;

/// <summary>An object's content and version.</summary>
/// <param name="Content">All of it.</param>
/// <param name="Version">Changes with every write; opaque.</param>
public sealed record StoredObject(ReadOnlyMemory<byte> Content, string Version);
