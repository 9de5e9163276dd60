namespace NasCloud.Training.Datasets.Downloads;

/// <summary>How far one file of a download is.</summary>
/// <param name="File">The file's name.</param>
/// <param name="BytesDone">Bytes that are here, those of an earlier attempt included.</param>
/// <param name="BytesTotal">Bytes in all; null where the server doesn't say.</param>
public sealed record DownloadProgress(string File, long BytesDone, long? BytesTotal);
