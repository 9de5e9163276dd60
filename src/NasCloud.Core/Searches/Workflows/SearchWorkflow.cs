using NasCloud.Core.Searches.Activities;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Core.Searches.Workflows;

/// <summary>Drives a search from wherever its ledger says it stands: fans trials out, takes scores in, ends.</summary>
public static class SearchWorkflow
{
    /// <summary>The name under which an engine knows it.</summary>
    public const string Name = nameof(SearchWorkflow);

    /// <summary>Runs the workflow.</summary>
    /// <returns>Where the search stands at its end; null when the workflow continues as new.</returns>
    public static Task<SearchState?> RunAsync(IWorkflow workflow, SearchInput input) =>
        new SearchRun(workflow, input).RunAsync();
}
