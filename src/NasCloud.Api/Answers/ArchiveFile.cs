namespace NasCloud.Api.Answers;

/// <summary>A file of an archive.</summary>
/// <param name="Name">What it is called there.</param>
/// <param name="Content">Its content.</param>
internal sealed record ArchiveFile(string Name, Stream Content);
