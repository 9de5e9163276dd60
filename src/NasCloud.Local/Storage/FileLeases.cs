using System.Text.Json;

namespace NasCloud.Local.Storage;

/// <summary>The lease records of a store. Every method is called under the path's lock.</summary>
internal sealed class FileLeases(StoreLayout layout, TimeProvider time)
{
    public LeaseRecord? TryTake(string path, TimeSpan duration)
    {
        if (Read(path)?.IsHeld(time.GetUtcNow()) == true)
            return null;
        var record = new LeaseRecord(Guid.NewGuid().ToString("N"), time.GetUtcNow() + duration, ProcessIdentity.Current);
        Write(path, record);
        return record;
    }

    public bool TryRenew(string path, string token, TimeSpan duration)
    {
        var now = time.GetUtcNow();
        // Late or not, it is still ours as long as nobody else took it: a machine that slept goes on.
        if (Read(path) is not { } record || record.Token != token)
            return false;
        Write(path, record with { Expires = now + duration });
        return true;
    }

    public void Release(string path, string token)
    {
        if (Read(path)?.Token == token)
            Remove(path);
    }

    public void Remove(string path)
    {
        if (File.Exists(layout.Lease(path)))
            File.Delete(layout.Lease(path));
    }

    // A record cut short was left by a process that died while it wrote: it holds nothing.
    private LeaseRecord? Read(string path)
    {
        var file = layout.Lease(path);
        if (!File.Exists(file))
            return null;
        try
        {
            return JsonSerializer.Deserialize(File.ReadAllBytes(file), LeaseJsonContext.Default.LeaseRecord);
        }
        catch (JsonException)
        {
            return null;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            // A whole folder may be deleted without its objects' locks.
            return null;
        }
    }

    private void Write(string path, LeaseRecord record)
    {
        var file = layout.Lease(path);
        var content = JsonSerializer.SerializeToUtf8Bytes(record, LeaseJsonContext.Default.LeaseRecord);
        FileSystem.InFolderOf(file, () => File.WriteAllBytes(file, content));
    }
}
