using System.Runtime.CompilerServices;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Azure.Storage;

/// <summary>Objects as blobs of one container, at their own paths; safe for any number of processes on any number of machines.</summary>
/// <remarks>
/// Documents are block blobs, guarded by their ETag, which is the version; logs are append blobs, guarded by their length;
/// a claim is the blob's lease. A leased object is only read and deleted: a write to it is refused by the service. A log
/// takes at most 50,000 appends, which is the service's limit. Failed requests are tried again by the client, and a
/// conditional write whose answer was lost knows its own work again.
/// </remarks>
/// <param name="container">The container, created by the first write.</param>
public sealed class BlobObjectStore(BlobContainerClient container) : IObjectStore
{
    // Requests that delete a folder's objects are sent so many at a time.
    private const int ParallelDeletes = 16;

    // What is no larger is kept in memory while it is read, the rest goes through a temporary file.
    private const int LargestInMemory = 1 << 20;

    private readonly HeldLeases _held = new();
    private volatile bool _isContainerThere;

    /// <inheritdoc/>
    public Task<StoredObject?> ReadAsync(string path, CancellationToken cancellationToken)
    {
        ObjectPath.Check(path);
        return GuardedAsync<StoredObject?>(
            path,
            async () =>
            {
                try
                {
                    BlobDownloadResult found = await container.GetBlobClient(path).DownloadContentAsync(cancellationToken);
                    return new StoredObject(found.Content.ToMemory(), found.Details.ETag.ToString());
                }
                catch (RequestFailedException exception) when (BlobFailure.IsMissing(exception))
                {
                    return null;
                }
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> CreateAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken)
    {
        ObjectPath.Check(path);
        return WriteAsync(
            path,
            async () => await TryPutAsync(path, content, new BlobRequestConditions { IfNoneMatch = ETag.All }, cancellationToken) is not null,
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<string?> ReplaceAsync(string path, ReadOnlyMemory<byte> content, string? version, CancellationToken cancellationToken)
    {
        ObjectPath.Check(path);
        var conditions = version is null ? null : new BlobRequestConditions { IfMatch = new ETag(version) };
        return WriteAsync(path, () => TryPutAsync(path, content, conditions, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task UploadAsync(string path, Stream content, CancellationToken cancellationToken)
    {
        ObjectPath.Check(path);
        // Blocks become the object all at once, by the commit at the end; a source that fails before leaves no trace.
        // A source that was read can't be read again: what tells whether the container is there must come before.
        return GuardedAsync(
            path,
            async () =>
            {
                await EnsureContainerAsync(cancellationToken);
                return await container.GetBlobClient(path).UploadAsync(content, overwrite: true, cancellationToken);
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<Stream?> OpenReadAsync(string path, CancellationToken cancellationToken)
    {
        ObjectPath.Check(path);
        return GuardedAsync(path, () => DownloadAsync(path, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public Task<bool> AppendAsync(string path, ReadOnlyMemory<byte> content, long position, CancellationToken cancellationToken)
    {
        ObjectPath.Check(path);
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        return WriteAsync(
            path,
            async () =>
            {
                var log = container.GetAppendBlobClient(path);
                if (await TryAppendAsync(log, content, position, cancellationToken) is { } appended)
                    return appended;
                if (position > 0)
                    return false;
                // Should another create it at this moment, the append's own condition decides who was first.
                await log.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
                return await TryAppendAsync(log, content, position, cancellationToken) ?? false;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task<ReadOnlyMemory<byte>> ReadLogAsync(string path, long position, CancellationToken cancellationToken)
    {
        ObjectPath.Check(path);
        ArgumentOutOfRangeException.ThrowIfNegative(position);
        return GuardedAsync<ReadOnlyMemory<byte>>(
            path,
            async () =>
            {
                try
                {
                    var options = new BlobDownloadOptions { Range = new HttpRange(position) };
                    BlobDownloadResult found = await container.GetBlobClient(path).DownloadContentAsync(options, cancellationToken);
                    return found.Content.ToMemory();
                }
                catch (RequestFailedException exception) when (BlobFailure.IsMissing(exception) || IsBeyondTheEnd(exception))
                {
                    return ReadOnlyMemory<byte>.Empty;
                }
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public IAsyncEnumerable<string> ListAsync(string folder, CancellationToken cancellationToken) =>
        BlobsAsync(folder, cancellationToken).Select(blob => blob.Name);

    /// <inheritdoc/>
    public IAsyncEnumerable<string> ListFreeAsync(string folder, CancellationToken cancellationToken) =>
        BlobsAsync(folder, cancellationToken).Where(blob => blob.Properties.LeaseState != LeaseState.Leased).Select(blob => blob.Name);

    /// <inheritdoc/>
    public async IAsyncEnumerable<string> ListFoldersAsync(string folder, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ObjectPath.CheckFolder(folder);
        var prefix = Prefix(folder);
        var names = new List<string>();
        var options = new GetBlobsByHierarchyOptions { Delimiter = "/", Prefix = prefix };
        await foreach (var item in GuardedAsync(folder, container.GetBlobsByHierarchyAsync(options, cancellationToken), cancellationToken))
        {
            if (item.IsPrefix)
                names.Add(item.Prefix[prefix.Length..^1]);
        }

        // The service orders them with the slash at their end, which comes after a hyphen.
        names.Sort(string.CompareOrdinal);
        foreach (var name in names)
            yield return name;
    }

    /// <inheritdoc/>
    public Task DeleteAsync(string path, CancellationToken cancellationToken)
    {
        ObjectPath.Check(path);
        return GuardedAsync(
            path,
            async () =>
            {
                await RemoveAsync(path, cancellationToken);
                return true;
            },
            cancellationToken);
    }

    /// <inheritdoc/>
    public Task DeleteFolderAsync(string folder, CancellationToken cancellationToken)
    {
        ObjectPath.CheckFolder(folder);
        var options = new ParallelOptions { MaxDegreeOfParallelism = ParallelDeletes, CancellationToken = cancellationToken };
        return Parallel.ForEachAsync(ListAsync(folder, cancellationToken), options, async (path, token) => await DeleteAsync(path, token));
    }

    /// <inheritdoc/>
    public Task<ILease?> TryLeaseAsync(string path, TimeSpan duration, CancellationToken cancellationToken)
    {
        ObjectPath.Check(path);
        LeaseDuration.Check(duration);
        return GuardedAsync<ILease?>(
            path,
            async () =>
            {
                // The id is ours, so that a try whose answer was lost can be repeated.
                var client = container.GetBlobClient(path).GetBlobLeaseClient(Guid.NewGuid().ToString());
                try
                {
                    await client.AcquireAsync(TimeSpan.FromSeconds(Math.Floor(duration.TotalSeconds)), cancellationToken: cancellationToken);
                    _held.Add(path, client);
                    return new BlobLease(this, path, client);
                }
                catch (RequestFailedException exception) when (BlobFailure.IsMissing(exception) || BlobFailure.IsConflict(exception))
                {
                    return null;
                }
            },
            cancellationToken);
    }

    internal Task<bool> RenewAsync(string path, BlobLeaseClient lease, CancellationToken cancellationToken) => GuardedAsync(
        path,
        async () =>
        {
            try
            {
                await lease.RenewAsync(cancellationToken: cancellationToken);
                return true;
            }
            catch (RequestFailedException exception) when (BlobFailure.IsMissing(exception) || BlobFailure.IsConflict(exception))
            {
                _held.Remove(path, lease.LeaseId);
                return false;
            }
        },
        cancellationToken);

    internal Task ReleaseAsync(string path, BlobLeaseClient lease, CancellationToken cancellationToken)
    {
        if (_held.Find(path) != lease.LeaseId)
            return Task.CompletedTask;
        return GuardedAsync(
            path,
            async () =>
            {
                try
                {
                    await lease.ReleaseAsync(cancellationToken: cancellationToken);
                }
                catch (RequestFailedException exception) when (BlobFailure.IsMissing(exception) || BlobFailure.IsConflict(exception))
                {
                    // It had ended already.
                }

                _held.Remove(path, lease.LeaseId);
                return true;
            },
            cancellationToken);
    }

    private async Task<string?> TryPutAsync(string path, ReadOnlyMemory<byte> content, BlobRequestConditions? conditions, CancellationToken cancellationToken)
    {
        var mark = new WriteMark();
        var blob = container.GetBlobClient(path);
        try
        {
            var options = new BlobUploadOptions { Conditions = conditions, Metadata = mark.Metadata };
            BlobContentInfo written = await blob.UploadAsync(BinaryData.FromBytes(content), options, cancellationToken);
            return written.ETag.ToString();
        }
        catch (RequestFailedException exception) when (conditions is not null && (IsMissingBlob(exception) || BlobFailure.IsConflict(exception)) && !BlobFailure.IsLeased(exception))
        {
            // It may be this very write that stands in its own way, tried again since its first answer was lost.
            return await mark.FindAsync(blob, cancellationToken);
        }
    }

    // Null when there is no such log.
    private static async Task<bool?> TryAppendAsync(AppendBlobClient log, ReadOnlyMemory<byte> content, long position, CancellationToken cancellationToken)
    {
        try
        {
            var options = new AppendBlobAppendBlockOptions { Conditions = new AppendBlobRequestConditions { IfAppendPositionEqual = position } };
            await log.AppendBlockAsync(BinaryData.FromBytes(content).ToStream(), options, cancellationToken);
            return true;
        }
        catch (RequestFailedException exception) when (IsMissingBlob(exception))
        {
            return null;
        }
        catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.AppendPositionConditionNotMet)
        {
            return false;
        }
    }

    private async Task<Stream?> DownloadAsync(string path, CancellationToken cancellationToken)
    {
        try
        {
            var blob = container.GetBlobClient(path);
            using BlobDownloadStreamingResult found = await blob.DownloadStreamingAsync(cancellationToken: cancellationToken);
            var copy = CreateCopy(found.Details.ContentLength);
            await found.Content.CopyToAsync(copy, cancellationToken);
            copy.Position = 0;
            return copy;
        }
        catch (RequestFailedException exception) when (BlobFailure.IsMissing(exception))
        {
            return null;
        }
    }

    private static Stream CreateCopy(long length) => length <= LargestInMemory
        ? new MemoryStream((int)length)
        : new FileStream(
            Path.Combine(Path.GetTempPath(), $"nascloud-{Path.GetRandomFileName()}"),
            new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose | FileOptions.Asynchronous });

    private async Task RemoveAsync(string path, CancellationToken cancellationToken)
    {
        var blob = container.GetBlobClient(path);
        while (true)
        {
            var held = _held.Find(path);
            try
            {
                await blob.DeleteIfExistsAsync(conditions: held is null ? null : new BlobRequestConditions { LeaseId = held }, cancellationToken: cancellationToken);
                if (held is not null)
                    _held.Remove(path, held);
                return;
            }
            catch (RequestFailedException exception) when (held is not null && BlobFailure.IsConflict(exception))
            {
                // Our lease had ended; the next round deletes without it.
                _held.Remove(path, held);
            }
            catch (RequestFailedException exception) when (BlobFailure.IsLeased(exception))
            {
                await BreakAsync(blob, cancellationToken);
            }
        }
    }

    private static async Task BreakAsync(BlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            await blob.GetBlobLeaseClient().BreakAsync(TimeSpan.Zero, cancellationToken: cancellationToken);
        }
        catch (RequestFailedException exception) when (BlobFailure.IsMissing(exception) || BlobFailure.IsConflict(exception))
        {
            // It ended by itself in between.
        }
    }

    private IAsyncEnumerable<BlobItem> BlobsAsync(string folder, CancellationToken cancellationToken)
    {
        ObjectPath.CheckFolder(folder);
        var options = new GetBlobsOptions { Prefix = Prefix(folder) };
        return GuardedAsync(folder, container.GetBlobsAsync(options, cancellationToken), cancellationToken);
    }

    private static string Prefix(string folder) => folder.Length == 0 ? string.Empty : folder + "/";

    private static bool IsMissingBlob(RequestFailedException exception) =>
        BlobFailure.IsMissing(exception) && exception.ErrorCode != BlobErrorCode.ContainerNotFound;

    private static bool IsBeyondTheEnd(RequestFailedException exception) => exception.Status == 416;

    private Task<T> WriteAsync<T>(string path, Func<Task<T>> action, CancellationToken cancellationToken) => GuardedAsync(
        path,
        async () =>
        {
            try
            {
                return await action();
            }
            catch (RequestFailedException exception) when (exception.ErrorCode == BlobErrorCode.ContainerNotFound)
            {
                await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
                return await action();
            }
        },
        cancellationToken);

    // Asking first needs no right to create containers, which a trainer does not have.
    private async Task EnsureContainerAsync(CancellationToken cancellationToken)
    {
        if (_isContainerThere)
            return;
        if (!await container.ExistsAsync(cancellationToken))
            await container.CreateIfNotExistsAsync(cancellationToken: cancellationToken);
        _isContainerThere = true;
    }

    private static async Task<T> GuardedAsync<T>(string path, Func<Task<T>> action, CancellationToken cancellationToken)
    {
        try
        {
            return await action();
        }
        catch (Exception exception) when (AzureFailure.IsOfPlatform(exception, cancellationToken))
        {
            throw BlobFailure.Describe(path, exception);
        }
    }

    private static async IAsyncEnumerable<T> GuardedAsync<T>(string folder, IAsyncEnumerable<T> items, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var enumerator = items.GetAsyncEnumerator(cancellationToken);
        while (await GuardedAsync(folder, () => MoveNextAsync(enumerator), cancellationToken))
            yield return enumerator.Current;
    }

    private static async Task<bool> MoveNextAsync<T>(IAsyncEnumerator<T> items)
    {
        try
        {
            return await items.MoveNextAsync();
        }
        catch (RequestFailedException exception) when (BlobFailure.IsMissing(exception))
        {
            // No container yet, so no objects.
            return false;
        }
    }
}
