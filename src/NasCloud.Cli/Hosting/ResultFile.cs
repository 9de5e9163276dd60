using System.Text.Json;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Results;
using NasCloud.Core.Serialization;

namespace NasCloud.Cli.Hosting;

/// <summary>Reads what a search found.</summary>
internal static class ResultFile
{
    /// <summary>The result of a search, or null while it has none.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static async Task<SearchResult?> ReadAsync(SearchRepository repository, SearchId id, CancellationToken cancellationToken)
    {
        var path = SearchPaths.ResultFile(id, "best.json");
        try
        {
            return await repository.Store.ReadAsync(path, cancellationToken) is { } stored
                ? JsonSerializer.Deserialize<SearchResult>(stored.Content.Span, CoreJson.Readable)
                : null;
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{path} is damaged: {exception.Message}", exception);
        }
    }
}
