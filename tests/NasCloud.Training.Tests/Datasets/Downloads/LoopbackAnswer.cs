namespace NasCloud.Training.Tests.Datasets.Downloads;

/// <summary>How one request is answered.</summary>
/// <param name="Status">An error to answer with; null to give the file.</param>
/// <param name="CutsAfter">How many bytes of the body are sent before the connection closes; null for all.</param>
/// <param name="IgnoresRange">Whether the whole file is given whatever was asked.</param>
internal sealed record LoopbackAnswer(string? Status = null, int? CutsAfter = null, bool IgnoresRange = false);
