namespace NasCloud.Local.Storage;

/// <summary>Readies a store's folder, and sweeps up what processes left that died while they wrote.</summary>
internal static class StoreHousekeeping
{
    /// <summary>No write takes this long.</summary>
    private static readonly TimeSpan Stale = TimeSpan.FromDays(1);

    public static void Prepare(StoreLayout layout, DateTimeOffset now)
    {
        Directory.CreateDirectory(layout.Locks);
        Directory.CreateDirectory(layout.Temporary);
        foreach (var leftover in new DirectoryInfo(layout.Temporary).EnumerateFileSystemInfos())
        {
            if (leftover.LastWriteTimeUtc < now.UtcDateTime - Stale)
                TryRemove(leftover);
        }
    }

    private static void TryRemove(FileSystemInfo leftover)
    {
        try
        {
            if (leftover is DirectoryInfo folder)
                folder.Delete(recursive: true);
            else
                leftover.Delete();
        }
        catch (Exception exception) when (StoreFailure.IsOfPlatform(exception))
        {
            // Another process sweeps too, or the user may not: neither is a reason not to open the store.
        }
    }
}
