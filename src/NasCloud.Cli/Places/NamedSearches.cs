using NasCloud.Cli.Hosting;
using NasCloud.Core.Searches;

namespace NasCloud.Cli.Places;

/// <summary>Finds the searches that a command line names.</summary>
internal static class NamedSearches
{
    /// <summary>The searches of some ids, or beginnings of ids, in their order.</summary>
    /// <exception cref="CliException">One is not there, or is named twice.</exception>
    public static async Task<IReadOnlyList<SearchId>> FindAllAsync(this ISearches searches, IEnumerable<string> names, CancellationToken cancellationToken)
    {
        var ids = new List<SearchId>();
        foreach (var name in names)
        {
            var id = await searches.FindAsync(name, cancellationToken);
            if (ids.Contains(id))
                throw new CliException(ExitCode.Invalid, $"'{name}' is {id}, which is named already: name different searches.");
            ids.Add(id);
        }

        return ids;
    }
}
