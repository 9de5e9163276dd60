using System.Text.Json.Nodes;
using NasCloud.Cli.Progress;
using NasCloud.Core.Costs;
using NasCloud.Core.Searches;
using NasCloud.Core.Serialization;
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

    public static string Json(IReadOnlyList<SearchListing> searches, DevicePrice? price) =>
        new JsonArray([.. searches.Select(search => Json(search, price))]).ToJsonString(CoreJson.Readable);

    private static string[] Row(SearchListing search, DateTimeOffset now)
    {
        if (search.Snapshot is not { } snapshot)
            return [Markup.Escape(search.Id.Value), $"[{Palette.Bad}]unreadable[/]", "", Markup.Escape(search.Problem ?? ""), ""];
        var state = snapshot.Status.State;
        var summary = SearchSummary.Of(snapshot);
        return
        [
            Markup.Escape(search.Id.Value),
            search.IsInterrupted ? $"[{Palette.Warn}]interrupted[/]" : $"[{Palette.Of(state)}]{Format.State(state)}[/]",
            Format.Count(snapshot.Trials.Count),
            summary.Best is { } best ? Markup.Escape(TrialText.Sought(best, snapshot.Manifest.Spec.Objectives)) : $"[{Palette.Quiet}]none yet[/]",
            Format.Age(now - snapshot.Manifest.CreatedAt),
        ];
    }

    private static JsonObject Json(SearchListing search, DevicePrice? price) => search.Snapshot is not { } snapshot
        ? new JsonObject { ["id"] = search.Id.Value, ["problem"] = search.Problem }
        : ShowJson.Summary(snapshot, search.IsInterrupted, price);
}
