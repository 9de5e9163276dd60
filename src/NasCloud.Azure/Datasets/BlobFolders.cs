namespace NasCloud.Azure.Datasets;

/// <summary>Tells folders from files, where storage has blobs alone.</summary>
internal static class BlobFolders
{
    // What accounts with a hierarchical namespace, and tools that imitate one, say of a folder.
    private const string FolderKey = "hdi_isfolder";

    /// <summary>Whether a blob only stands for a folder.</summary>
    public static bool IsMarker(string name, long length, IDictionary<string, string>? metadata) =>
        name.EndsWith('/') || (length == 0 && metadata?.Any(entry => entry.Key.Equals(FolderKey, StringComparison.OrdinalIgnoreCase)) == true);
}
