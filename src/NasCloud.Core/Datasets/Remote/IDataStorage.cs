namespace NasCloud.Core.Datasets.Remote;

/// <summary>Storage on the network whose folders can be listed, and which may ask who one is. Safe for several threads.</summary>
public interface IDataStorage
{
    /// <summary>Whether an address is one of this storage, whatever lies there. Asks nobody.</summary>
    bool Holds(Uri address);

    /// <summary>What lies at an address.</summary>
    /// <exception cref="DatasetException">Nothing does, this host is not let in, or the storage doesn't answer.</exception>
    Task<IDataLocation> FindAsync(Uri address, CancellationToken cancellationToken);
}
