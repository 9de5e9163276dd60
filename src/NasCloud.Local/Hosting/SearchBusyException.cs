using NasCloud.Core.Searches;

namespace NasCloud.Local.Hosting;

/// <summary>Another process drives the search already.</summary>
public sealed class SearchBusyException : Exception
{
    /// <summary>Creates the error.</summary>
    public SearchBusyException(SearchId id)
        : base($"Search '{id}' is driven by another process. Watch it with 'nascloud show {id}', or end that process first.") => Id = id;

    /// <summary>The search.</summary>
    public SearchId Id { get; }
}
