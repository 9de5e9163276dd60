using NasCloud.Core.Searches;

namespace NasCloud.Functions.Activities;

/// <summary>Another process, such as <c>nascloud</c> on somebody's machine, took the search over.</summary>
public sealed class SearchDrivenElsewhereException : Exception
{
    /// <summary>Creates the error.</summary>
    public SearchDrivenElsewhereException(SearchId id)
        : base($"Search '{id}' is driven by another process, to which it is left. End that process first, then resume the search.") => Id = id;

    /// <summary>The search.</summary>
    public SearchId Id { get; }
}
