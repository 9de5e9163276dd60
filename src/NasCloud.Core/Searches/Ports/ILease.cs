namespace NasCloud.Core.Searches.Ports;

/// <summary>A claim on an object. Ends by itself unless renewed in time, and earlier where the platform sees its holder die.</summary>
public interface ILease : IAsyncDisposable
{
    /// <summary>The object it is on.</summary>
    string Path { get; }

    /// <summary>Makes it last its full duration again.</summary>
    /// <returns>Whether it is held; false means that it was given up or another took it once it had ended, and the holder must stop.</returns>
    Task<bool> RenewAsync(CancellationToken cancellationToken);

    /// <summary>Ends it, so that another can claim at once; nothing happens when it ended already.</summary>
    Task ReleaseAsync(CancellationToken cancellationToken);
}
