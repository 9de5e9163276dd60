using System.Collections.Concurrent;
using Azure.Storage.Blobs.Specialized;

namespace NasCloud.Azure.Storage;

/// <summary>The leases that this store holds, since a leased blob is deleted only by who names its lease. Safe for several threads.</summary>
internal sealed class HeldLeases
{
    private readonly ConcurrentDictionary<string, string> _ids = new(StringComparer.Ordinal);

    /// <summary>The lease that this store holds on an object, or null.</summary>
    public string? Find(string path) => _ids.GetValueOrDefault(path);

    public void Add(string path, BlobLeaseClient lease) => _ids[path] = lease.LeaseId;

    /// <summary>Forgets a lease, unless another one has taken its place by now.</summary>
    public void Remove(string path, string leaseId) => _ids.TryRemove(KeyValuePair.Create(path, leaseId));
}
