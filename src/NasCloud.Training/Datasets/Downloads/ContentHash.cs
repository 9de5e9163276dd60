using System.IO.Compression;
using System.Security.Cryptography;

namespace NasCloud.Training.Datasets.Downloads;

/// <summary>Compares a downloaded file with its pinned hash.</summary>
internal static class ContentHash
{
    public static async Task<bool> MatchesAsync(RemoteFile file, string path, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(path);
        await using var content = file.HashesUnpacked ? new GZipStream(stream, CompressionMode.Decompress) : (Stream)stream;
        try
        {
            var hash = await SHA256.HashDataAsync(content, cancellationToken);
            return Convert.ToHexStringLower(hash) == file.Sha256;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }
}
