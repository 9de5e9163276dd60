using NasCloud.Core.Searches;

namespace NasCloud.Cli.Hosting;

/// <summary>Another process drives the search.</summary>
internal sealed class SearchDrivenElsewhereException(SearchId id) : Exception(
    $"Another process drives '{id}'. 'nascloud show {id}' shows how far it is; 'nascloud pause {id}' stops it, so that it can be resumed here.")
{
    public SearchId Id { get; } = id;
}
