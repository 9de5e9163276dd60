using NasCloud.Cli.Progress;
using NasCloud.Core.Searches;
using NasCloud.Core.Specs;
using NasCloud.Core.Trials;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NasCloud.Cli.Views;

/// <summary>A search while it runs, redrawn in place.</summary>
internal static class LiveView
{
    private const int LabelWidth = 12;
    private const int MeterWidth = 30;
    private const int CurveWidth = 12;
    private const int MostTrials = 8;

    /// <summary>One picture; fits 80 columns.</summary>
    /// <param name="frame">What to show.</param>
    /// <param name="unicode">Whether line and block characters can be shown.</param>
    /// <param name="isStopping">Whether the user asked to pause.</param>
    /// <param name="goesOn">Whether the search goes on without this process.</param>
    public static IRenderable Render(SearchFrame frame, bool unicode, bool isStopping, bool goesOn = false)
    {
        var snapshot = frame.Snapshot;
        var summary = SearchSummary.Of(snapshot);
        return new Rows(
            Header(snapshot),
            new Markup($"[{Palette.Quiet}]{Markup.Escape(Plan(snapshot.Manifest.Spec))}[/]"),
            new Text(""),
            Budgets(snapshot, unicode),
            new Text(""),
            Best(snapshot, summary),
            Trials(frame, unicode),
            new Text(""),
            new Markup(Footer(frame, summary)),
            new Markup(goesOn ? $"[{Palette.Quiet}]Ctrl+C leaves; the search goes on at the server[/]"
                : isStopping
                ? $"[{Palette.Warn}]pausing: trainers give their trials back; Ctrl+C once more ends at once[/]"
                : $"[{Palette.Quiet}]Ctrl+C pauses; nothing is lost[/]"));
    }

    /// <summary>What is searched, in a line: data, space, strategy, fidelity.</summary>
    public static string Plan(SearchSpec spec) =>
        string.Join(" · ", new[] { spec.Dataset?.Name ?? spec.Estimator.Name, spec.Space.Name, spec.Strategy.Name, spec.Fidelity.Name });

    private static Grid Header(SearchSnapshot snapshot)
    {
        var state = snapshot.Status.State;
        var grid = new Grid().Expand();
        grid.AddColumn(Layout.Label()).AddColumn(new GridColumn().NoWrap().RightAligned().Padding(0, 0));
        return grid.AddRow(
            $"[{Palette.Strong}]{snapshot.Manifest.Id}[/]  [{Palette.Of(state)}]{StateText(snapshot)}[/]",
            $"{Format.Duration(snapshot.Elapsed)} elapsed");
    }

    private static string StateText(SearchSnapshot snapshot) => snapshot.Status.State switch
    {
        SearchState.Created => "starting",
        SearchState.Finishing => "training the winner in full",
        var state => Format.State(state),
    };

    private static Grid Budgets(SearchSnapshot snapshot, bool unicode)
    {
        var grid = new Grid();
        grid.AddColumn(Layout.Label(LabelWidth)).AddColumn(Layout.Column()).AddColumn(Layout.Column());
        foreach (var use in BudgetUse.Of(snapshot))
            grid.AddRow(BudgetText.Name(use.Kind), Meter.Draw(use.Fraction, MeterWidth, unicode), BudgetText.Spent(use));
        return grid;
    }

    private static Markup Best(SearchSnapshot snapshot, SearchSummary summary) => summary.Best is { } best
        ? new Markup($"best so far  [{Palette.Strong}]#{best.Trial.Number}[/]  [{Palette.Accent}]{Markup.Escape(TrialText.Metrics(best, snapshot.Manifest.Spec.Objectives))}[/]")
        : new Markup($"best so far  [{Palette.Quiet}]none yet[/]");

    private static IRenderable Trials(SearchFrame frame, bool unicode)
    {
        var inFlight = SearchSummary.InFlight(frame.Snapshot).ToList();
        if (inFlight.Count == 0)
            return new Markup($"[{Palette.Quiet}]no trial is running[/]");
        var grid = new Grid();
        grid.AddColumn(Layout.Label(LabelWidth)).AddColumns([.. Enumerable.Range(0, 4).Select(_ => Layout.Column())]);
        var rows = TrialRows(frame, [.. inFlight.Take(MostTrials)], unicode);
        foreach (var (row, index) in rows.Select((row, index) => (row, index)))
            grid.AddRow([index == 0 ? "running" : "", .. row]);
        return inFlight.Count <= MostTrials ? grid : new Rows(grid, new Markup($"[{Palette.Quiet}]{"",13}and {inFlight.Count - MostTrials} more[/]"));
    }

    private static IEnumerable<string[]> TrialRows(SearchFrame frame, IReadOnlyList<int> trials, bool unicode)
    {
        var metric = CurveText.Metric(frame.Curves.Values.SelectMany(curve => curve), frame.Snapshot.Manifest.Spec.Objectives);
        // One scale for all, so that curves can be compared.
        var all = frame.Curves.Values.SelectMany(curve => CurveText.Values(curve, metric)).DefaultIfEmpty().ToList();
        foreach (var number in trials)
        {
            var trial = SearchSummary.Find(frame.Snapshot, number)!.Trial;
            var curve = frame.Curves.GetValueOrDefault(number) ?? [];
            var values = CurveText.Values(curve, metric);
            var line = Sparkline.Draw(values, all.Min(), all.Max(), CurveWidth, unicode);
            yield return
            [
                TrialText.Label(trial),
                trial.IsScreening ? TrialText.Extent(trial) : $"{(curve.Count == 0 ? 0 : curve[^1].Epoch)}/{TrialText.Extent(trial)}",
                $"[{Palette.Accent}]{line}[/] {(values.Count == 0 ? "" : Format.Metric(metric!, values[^1]))}",
                trial.Kind == TrialKind.Supernet ? "" : $"[{Palette.Quiet}]{Format.Plural(trial.Parameters, "parameter")}[/]",
            ];
        }
    }

    private static string Footer(SearchFrame frame, SearchSummary summary)
    {
        var failed = summary.Failed > 0 ? $"[{Palette.Bad}]{summary.Failed} failed[/]" : "0 failed";
        string?[] parts =
        [
            $"{summary.Done} done",
            failed,
            $"{summary.Running} running",
            summary.Waiting > 0 ? $"{summary.Waiting} waiting" : null,
            summary.TrialsPerMinute is { } rate ? $"{Format.Rough(rate)} trials/min" : null,
            Left(frame),
        ];
        return string.Join(" · ", parts.Where(part => part is not null));
    }

    private static string? Left(SearchFrame frame) =>
        Forecast.Of(frame) is { } forecast ? $"{(forecast.IsLimit ? "at most" : "about")} {Format.Duration(forecast.Left)} left" : null;
}
