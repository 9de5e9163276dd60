namespace NasCloud.Core.Datasets.Remote;

/// <summary>What lies at an address of an <see cref="IDataStorage"/>: one file, or a folder with all files below it.</summary>
public interface IDataLocation
{
    /// <summary>Whether it is a folder.</summary>
    bool IsFolder { get; }

    /// <summary>The files, at least one; of no folder exactly one.</summary>
    IReadOnlyList<DataFile> Files { get; }

    /// <summary>Copies what a file holds from some byte on.</summary>
    /// <param name="file">One of <see cref="Files"/>.</param>
    /// <param name="position">The first byte that is wanted, from 0 to less than its length.</param>
    /// <param name="target">Gets the bytes in order; flushed by nobody.</param>
    /// <param name="cancellationToken">Stops; what was written stays.</param>
    /// <exception cref="DatasetException">The storage fails, or the file is no longer of that version.</exception>
    /// <exception cref="IOException">The target can't be written to.</exception>
    Task CopyAsync(DataFile file, long position, Stream target, CancellationToken cancellationToken);
}
