namespace NasCloud.Core.Searches.Ports;

/// <summary>Named objects with the few guarantees a search builds on; a folder of files or a container of blobs.</summary>
/// <remarks>
/// Paths are relative, with forward slashes, of letters, digits, <c>-</c>, <c>_</c>, <c>.</c> and <c>/</c>; no segment
/// is empty, <c>.</c> or <c>..</c> (<see cref="ArgumentException"/>). Every method is atomic, safe for several
/// processes at once, and may throw <see cref="StoreException"/> when the platform fails. After a failure it is unknown
/// whether a write took place. An object on which a lease is held is only read and deleted: some platforms refuse to
/// write to it.
/// </remarks>
public interface IObjectStore
{
    /// <summary>The whole object and its version, or null when there is none.</summary>
    Task<StoredObject?> ReadAsync(string path, CancellationToken cancellationToken);

    /// <summary>Creates an object unless it is there.</summary>
    /// <returns>Whether it was created; false leaves what is there untouched.</returns>
    Task<bool> CreateAsync(string path, ReadOnlyMemory<byte> content, CancellationToken cancellationToken);

    /// <summary>Replaces an object, or creates it.</summary>
    /// <param name="path">Which object.</param>
    /// <param name="content">Its new content.</param>
    /// <param name="version">The version it must still have; null to replace whatever is there.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The new version; null when it has another version by now or is gone, and nothing was written.</returns>
    Task<string?> ReplaceAsync(string path, ReadOnlyMemory<byte> content, string? version, CancellationToken cancellationToken);

    /// <summary>Writes a large object from a stream, replacing what is there only once all of it has arrived.</summary>
    Task UploadAsync(string path, Stream content, CancellationToken cancellationToken);

    /// <summary>A stream over a large object, or null when there is none.</summary>
    Task<Stream?> OpenReadAsync(string path, CancellationToken cancellationToken);

    /// <summary>Appends to a log, which is created when <paramref name="position"/> is 0 and it is not there.</summary>
    /// <param name="path">Which log.</param>
    /// <param name="content">What to append, whole or not at all.</param>
    /// <param name="position">The length in bytes that the log must have.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>Whether it was appended; false when the log has another length.</returns>
    Task<bool> AppendAsync(string path, ReadOnlyMemory<byte> content, long position, CancellationToken cancellationToken);

    /// <summary>What a log holds from <paramref name="position"/> on; empty when it ends there or is not there.</summary>
    Task<ReadOnlyMemory<byte>> ReadLogAsync(string path, long position, CancellationToken cancellationToken);

    /// <summary>The paths of the objects below a folder, in ordinal order.</summary>
    /// <param name="folder">A path without a slash at its end; empty for all.</param>
    /// <param name="cancellationToken">Cancels the listing.</param>
    IAsyncEnumerable<string> ListAsync(string folder, CancellationToken cancellationToken);

    /// <summary>The same without the objects that are leased, as far as the listing tells: some may have been claimed or freed since.</summary>
    /// <remarks>Spares a store that is asked over a network one request for each object that others hold.</remarks>
    IAsyncEnumerable<string> ListFreeAsync(string folder, CancellationToken cancellationToken) => ListAsync(folder, cancellationToken);

    /// <summary>The names of the folders right below a folder, in ordinal order.</summary>
    IAsyncEnumerable<string> ListFoldersAsync(string folder, CancellationToken cancellationToken);

    /// <summary>Removes an object, its lease too; nothing happens when it is not there.</summary>
    Task DeleteAsync(string path, CancellationToken cancellationToken);

    /// <summary>Removes all objects below a folder.</summary>
    Task DeleteFolderAsync(string folder, CancellationToken cancellationToken);

    /// <summary>Claims an object for a while.</summary>
    /// <param name="path">An object that is there.</param>
    /// <param name="duration">15 to 60 seconds, after which an unrenewed claim ends by itself.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The claim; null when another one holds, or the object is not there.</returns>
    Task<ILease?> TryLeaseAsync(string path, TimeSpan duration, CancellationToken cancellationToken);
}
