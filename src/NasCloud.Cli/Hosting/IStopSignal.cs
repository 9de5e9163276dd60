namespace NasCloud.Cli.Hosting;

/// <summary>Listens for the user's wish to stop, until disposed.</summary>
internal interface IStopSignal : IDisposable
{
    /// <summary>Cancelled by the first wish.</summary>
    CancellationToken Requested { get; }
}
