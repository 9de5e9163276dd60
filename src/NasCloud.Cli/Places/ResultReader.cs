using NasCloud.Cli.Hosting;
using NasCloud.Core.Searches;

namespace NasCloud.Cli.Places;

/// <summary>Reads files of a trained winner.</summary>
internal static class ResultReader
{
    /// <summary>Reads some of them whole.</summary>
    /// <exception cref="CliException">The search has no such file.</exception>
    public static async Task<IReadOnlyDictionary<string, byte[]>> ReadAsync(ISearches searches, SearchId id, IEnumerable<string> names, CancellationToken cancellationToken)
    {
        await using var files = await searches.OpenResultAsync(id, cancellationToken);
        var read = new Dictionary<string, byte[]>();
        foreach (var name in names)
        {
            if (!files.Names.Contains(name))
                throw new CliException(ExitCode.NotFound, $"{id} has no {name}: it has once its winner was trained in full. '{searches.PlaceOf(id).Show}' tells where it stands.");
            read[name] = await ReadAsync(files, name, cancellationToken);
        }

        return read;
    }

    private static async Task<byte[]> ReadAsync(IResultFiles files, string name, CancellationToken cancellationToken)
    {
        await using var stream = await files.OpenAsync(name, cancellationToken);
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, cancellationToken);
        return content.ToArray();
    }
}
