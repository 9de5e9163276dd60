using System.Text.Json.Nodes;
using NasCloud.Cli.Progress;
using NasCloud.Core.Serialization;
using NasCloud.Core.Strategies;
using Spectre.Console;

namespace NasCloud.Cli.Views;

/// <summary>Searches, a row each.</summary>
internal static class ListView
{
    public static Table Render(IReadOnlyList<SearchListing> searches, DateTimeOffset now)
    {
        var table = Layout.Table(
            Layout.Names("search"), Layout.Names("state"), Layout.Numbers("trials"), Layout.Words("best"), Layout.Numbers("age"));
        foreach (var search in searches)
            table.AddRow(Row(search, now));
        return table;
    }

    public static string Json(IReadOnlyList<SearchListing> searches) =>
        new JsonArray([.. searches.Select(Json)]).ToJsonString(CoreJson.Readable);

    private static string[] Row(SearchListing search, DateTimeOffset now)
    {
        if (search.Report is not { } report)
            return [Markup.Escape(search.Id.Value), $"[{Palette.Bad}]unreadable[/]", "", Markup.Escape(search.Problem ?? ""), ""];
        return
        [
            Markup.Escape(search.Id.Value),
            search.IsInterrupted ? $"[{Palette.Warn}]interrupted[/]" : $"[{Palette.Of(report.State)}]{Format.State(report.State)}[/]",
            Format.Count(report.Trials),
            report.Best is { } best ? Markup.Escape(TrialText.Sought(new Observation(best.Trial, best.Score), search.Objectives)) : $"[{Palette.Quiet}]none yet[/]",
            Format.Age(now - report.CreatedAt),
        ];
    }

    private static JsonObject Json(SearchListing search) => search.Report is not { } report
        ? new JsonObject { ["id"] = search.Id.Value, ["problem"] = search.Problem }
        : ShowJson.Summary(report, search.IsInterrupted);
}
