using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace NasCloud.Azure.Storage;

/// <summary>Marks one conditional write, so that it is known again when its answer was lost and the client tried it again.</summary>
internal sealed class WriteMark
{
    private const string Key = "write";

    private readonly string _id = Guid.NewGuid().ToString("N");

    /// <summary>What to write with the blob.</summary>
    public Dictionary<string, string> Metadata => new() { [Key] = _id };

    /// <summary>The version of a blob that this write made; null when another made it, or it is gone.</summary>
    public async Task<string?> FindAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            BlobProperties found = await blob.GetPropertiesAsync(cancellationToken: cancellationToken);
            return found.Metadata.TryGetValue(Key, out var id) && id == _id ? found.ETag.ToString() : null;
        }
        catch (RequestFailedException exception) when (BlobFailure.IsMissing(exception))
        {
            return null;
        }
    }
}
