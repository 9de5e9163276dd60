using Microsoft.AspNetCore.Http;
using NasCloud.Api.Answers;
using NasCloud.Api.Catalogs;
using NasCloud.Api.Results;
using NasCloud.Api.Searches;
using NasCloud.Api.Trials;

namespace NasCloud.Api.Routing;

/// <summary>All there is to call.</summary>
internal sealed class RouteTable(
    CreateSearch create,
    ValidateSpec validate,
    ListSearches list,
    ShowSearch show,
    SteerSearch steer,
    PurgeSearch purge,
    ListTrials trials,
    ShowTrial trial,
    ShowTrialLog log,
    ShowStanding standing,
    ShowColumns columns,
    ShowCurves curves,
    ShowActivity activity,
    ShowSpace space,
    ShowResult result,
    ShowReport report,
    ShowComparison comparison,
    ListDatasets datasets,
    CheckHealth health)
{
    /// <summary>What every address begins with.</summary>
    public const string Root = "/api";

    public IReadOnlyList<ApiRoute> Routes =>
    [
        Post("/searches", create.RunAsync, CreateSearch.Key),
        Get("/searches", list.RunAsync, Paging.After, Paging.Limit),
        Post("/searches/validate", validate.RunAsync),
        Get("/searches/{id}", show.RunAsync),
        new(HttpMethods.Delete, "/searches/{id}", purge.RunAsync, []),
        Post("/searches/{id}/pause", steer.PauseAsync),
        Post("/searches/{id}/resume", steer.ResumeAsync),
        Post("/searches/{id}/stop", steer.StopAsync),
        Post("/searches/{id}/cancel", steer.CancelAsync),
        Get("/searches/{id}/trials", trials.RunAsync, Paging.After, Paging.Limit, ListTrials.State, ListTrials.Sort, ListTrials.Order),
        Get("/searches/{id}/trials/{number}", trial.RunAsync),
        Get("/searches/{id}/trials/{number}/log", log.RunAsync),
        Get("/searches/{id}/columns", columns.RunAsync, ShowColumns.Since),
        Get("/searches/{id}/curves", curves.RunAsync, ShowCurves.Trials),
        Get("/searches/{id}/activity", activity.RunAsync),
        Get("/searches/{id}/space", space.RunAsync),
        Get("/searches/{id}/leaderboard", standing.LeaderboardAsync, ShowStanding.Top),
        Get("/searches/{id}/pareto", standing.ParetoFrontAsync),
        Get("/searches/{id}/report", report.RunAsync, ShowReport.Format),
        Get("/comparison", comparison.RunAsync, ShowComparison.Searches),
        Get("/searches/{id}/result", result.RunAsync),
        Get("/searches/{id}/result/models", result.ModelsAsync),
        Get("/searches/{id}/result/model", result.ModelAsync),
        Get("/spaces", _ => Task.FromResult(ListComponents.Spaces)),
        Get("/strategies", _ => Task.FromResult(ListComponents.Strategies)),
        Get("/datasets", datasets.RunAsync),
        Get("/schema", _ => Task.FromResult(ListComponents.Schema)),
        Get("/health", health.RunAsync),
    ];

    private static ApiRoute Get(string pattern, Func<ApiRequest, Task<ApiAnswer>> handler, params RequestParameter[] parameters) =>
        new(HttpMethods.Get, pattern, handler, [.. parameters]);

    private static ApiRoute Post(string pattern, Func<ApiRequest, Task<ApiAnswer>> handler, params RequestParameter[] parameters) =>
        new(HttpMethods.Post, pattern, handler, [.. parameters]);
}
