namespace NasCloud.Cli.Places;

/// <summary>The files of a result, until disposed.</summary>
internal interface IResultFiles : IAsyncDisposable
{
    /// <summary>Their paths below the result's folder, with slashes.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>Opens one of them.</summary>
    Task<Stream> OpenAsync(string name, CancellationToken cancellationToken);
}
