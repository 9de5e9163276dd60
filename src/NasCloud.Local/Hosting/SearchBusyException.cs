using NasCloud.Core.Searches;

namespace NasCloud.Local.Hosting;

/// <summary>Another process drives the search already, or trains the trial.</summary>
public sealed class SearchBusyException : Exception
{
    /// <summary>Creates the error.</summary>
    public SearchBusyException(SearchId id)
        : this(id, $"Search '{id}' is driven by another process. Watch it with 'nascloud show {id}', or end that process first.")
    {
    }

    /// <summary>Creates the error.</summary>
    /// <param name="id">The search.</param>
    /// <param name="problem">What the other process does with it, and what to do.</param>
    public SearchBusyException(SearchId id, string problem)
        : base(problem) => Id = id;

    /// <summary>The search.</summary>
    public SearchId Id { get; }
}
