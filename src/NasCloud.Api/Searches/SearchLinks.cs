using NasCloud.Api.Routing;
using NasCloud.Core.Searches;

namespace NasCloud.Api.Searches;

/// <summary>Where the parts of a search are, and what can be asked of it.</summary>
internal sealed record SearchLinks(
    string Self,
    string Trials,
    string Leaderboard,
    string Pareto,
    string Result,
    string Model,
    string Report,
    string Pause,
    string Resume,
    string Stop,
    string Cancel)
{
    public static SearchLinks Of(ApiRequest request, SearchId id)
    {
        string At(string path) => request.AddressOf($"/searches/{id}{path}");
        return new(
            At(""), At("/trials"), At("/leaderboard"), At("/pareto"), At("/result"), At("/result/model"), At("/report"),
            At("/pause"), At("/resume"), At("/stop"), At("/cancel"));
    }
}
