using NasCloud.Api.Answers;
using NasCloud.Api.Routing;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Api.Catalogs;

/// <summary><c>GET /health</c>: whether searches can be created and looked at.</summary>
internal sealed class CheckHealth(IObjectStore store)
{
    // Any path does: that there is nothing is an answer, too.
    private const string Probe = "health";

    public async Task<ApiAnswer> RunAsync(ApiRequest request)
    {
        await store.ReadAsync(Probe, request.Aborted);
        return new JsonAnswer(new Answer("ok"));
    }

    private sealed record Answer(string Status);
}
