using Microsoft.AspNetCore.Http;
using NasCloud.Api.Answers;
using NasCloud.Api.Routing;
using NasCloud.Core.Searches;

namespace NasCloud.Api.Searches;

/// <summary>What a caller gets who asked something of a search that takes its time.</summary>
/// <param name="Id">The search.</param>
/// <param name="State">Where it stood when it was asked.</param>
/// <param name="Links">Where to look how it goes.</param>
internal sealed record SearchTicket(SearchId Id, SearchState State, SearchLinks Links)
{
    // Searches take minutes at least; the first trials are there after a few seconds.
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(2);

    /// <summary>The answer: accepted, and where to look.</summary>
    public static ApiAnswer Accepted(ApiRequest request, SearchId id, SearchState state)
    {
        var links = SearchLinks.Of(request, id);
        return new JsonAnswer(new SearchTicket(id, state, links), StatusCodes.Status202Accepted) { Location = links.Self, RetryAfter = LookAgain };
    }
}
