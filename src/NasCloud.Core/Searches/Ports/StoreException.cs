namespace NasCloud.Core.Searches.Ports;

/// <summary>The platform behind a store failed: a full disk, a lost connection. Trying again may help.</summary>
public sealed class StoreException : Exception
{
    /// <summary>Creates the error for one object.</summary>
    public StoreException(string path, string problem, Exception? innerException = null)
        : base($"{path}: {problem}", innerException) => Path = path;

    /// <summary>The object in question.</summary>
    public string Path { get; }
}
