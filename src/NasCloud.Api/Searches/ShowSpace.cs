using NasCloud.Api.Answers;
using NasCloud.Api.Routing;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Planning;
using NasCloud.Core.SearchSpaces;

namespace NasCloud.Api.Searches;

/// <summary><c>GET /searches/{id}/space</c>: what the search leaves open, to read genotypes by.</summary>
internal sealed class ShowSpace(SearchRepository repository)
{
    public async Task<ApiAnswer> RunAsync(ApiRequest request)
    {
        var manifest = await repository.ReadManifestAsync(request.SearchId, request.Aborted);
        var space = SearchComponents.CreateSpace(manifest);
        return new JsonAnswer(new Answer(space.Name, space.Size.ToString(System.Globalization.CultureInfo.InvariantCulture), [.. space.Decisions.Select(Item.Of)]));
    }

    // The size as text: most are beyond what numbers of JSON hold exactly.
    private sealed record Answer(string Name, string Size, IReadOnlyList<Item> Decisions);

    private sealed record Item(string Name, IReadOnlyList<string> Options, bool IsOrdinal)
    {
        public static Item Of(Decision decision) => new(decision.Name, decision.Options, decision.IsOrdinal);
    }
}
