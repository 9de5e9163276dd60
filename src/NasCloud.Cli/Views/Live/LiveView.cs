using NasCloud.Cli.Progress;
using NasCloud.Core.Costs;
using NasCloud.Core.Searches;
using NasCloud.Core.Specs;
using NasCloud.Core.Strategies;

namespace NasCloud.Cli.Views.Live;

/// <summary>A search while it runs, redrawn in place: as much of it as the terminal has room for, and never more.</summary>
internal static class LiveView
{
    /// <summary>The columns of labels.</summary>
    internal const int LabelWidth = 14;

    private const int WidestMeter = 30;

    /// <summary>One picture; at most as high and as wide as the room it is given.</summary>
    public static IReadOnlyList<TextLine> Render(LivePicture picture)
    {
        var snapshot = picture.Frame.Snapshot;
        var summary = SearchSummary.Of(snapshot);
        var sections = new List<LiveSection>
        {
            LiveSection.Line(0, Header(picture)),
            LiveSection.Line(6, TextLine.Of(Plan(snapshot.Manifest.Spec, Separator(picture)), Palette.Quiet)),
            LiveSection.Blank,
        };
        sections.AddRange(Budgets(picture).Select(line => LiveSection.Line(3, line)));
        if (Cost(snapshot, picture.Price) is { } cost)
            sections.Add(LiveSection.Line(9, cost));
        sections.AddRange([LiveSection.Blank, LiveSection.Line(2, Best(snapshot, summary))]);
        if (PlotSection.Of(picture, rank: 10) is { } plot)
            sections.Add(plot);
        sections.Add(LiveSection.Blank);
        if (RungLines.Of(picture) is { Count: > 0 } rungs)
            sections.Add(new LiveSection(8, rungs.Count, rungs.Count, _ => rungs));
        sections.Add(RunningSection.Of(picture, rank: 4));
        if (Failures(snapshot.Trials, summary.Failed) is { } failures)
            sections.Add(LiveSection.Line(7, failures));
        sections.AddRange([LiveSection.Blank, LiveSection.Line(1, Footer(picture, summary)), LiveSection.Line(5, Hint(picture.Hint))]);
        return LiveSection.Fit(sections, picture.Height);
    }

    /// <summary>What is searched, in a line: data, space, strategy, fidelity.</summary>
    public static string Plan(SearchSpec spec, string separator = " · ") =>
        string.Join(separator, new[] { spec.Dataset?.Name ?? spec.Estimator.Name, spec.Space.Name, spec.Strategy.Name, spec.Fidelity.Name });

    /// <summary>A line that begins with a label.</summary>
    internal static TextLine Labelled(string label) => new TextLine().AddPadded(label, LabelWidth);

    private static TextLine Header(LivePicture picture)
    {
        var snapshot = picture.Frame.Snapshot;
        return new TextLine()
            .Add(snapshot.Manifest.Id.Value, Palette.Strong)
            .Add("  ").Add(StateText(snapshot), Palette.Of(snapshot.Status.State))
            .AddRight($"{Format.Duration(snapshot.Elapsed)} elapsed", picture.Width);
    }

    private static string StateText(SearchSnapshot snapshot) => snapshot.Status.State switch
    {
        SearchState.Created => "starting",
        SearchState.Finishing => "training the winner in full",
        var state => Format.State(state),
    };

    private static List<TextLine> Budgets(LivePicture picture)
    {
        var snapshot = picture.Frame.Snapshot;
        List<(string Name, BudgetUse Use, string Spent, string Left)> rows =
            [.. BudgetUse.Of(snapshot).Select(use => (BudgetText.Name(use.Kind), use, BudgetText.Spent(use), Left(Forecast.Of(snapshot, use))))];
        var spent = rows.Max(row => row.Spent.Length) + 2;
        var meter = Math.Min(WidestMeter, picture.Width - LabelWidth - 2 - spent - rows.Max(row => row.Left.Length));
        return [.. rows.Select(row => Meter.AddTo(Labelled(row.Name), row.Use.Fraction, meter, picture.Unicode).Add(meter > 0 ? "  " : "").AddPadded(row.Spent, spent).Add(row.Left, Palette.Quiet))];
    }

    private static TextLine? Cost(SearchSnapshot snapshot, DevicePrice? price)
    {
        if (DeviceCost.Of(price, snapshot.DeviceSeconds) is not { } cost)
            return null;
        var line = Labelled("cost").Add(Format.Money(cost));
        if (snapshot.Manifest.Spec.Budget.DeviceHours is { } hours && DeviceCost.Of(price, hours * 3600) is { } most)
            return line.Add($" of {Format.Money(most)}").Add($"  {Format.Money(most with { Amount = Math.Max(0, most.Amount - cost.Amount) })} left", Palette.Quiet);
        return Forecast.DeviceSeconds(snapshot) is { } seconds && DeviceCost.Of(price, seconds) is { } likely
            ? line.Add($"  about {Format.Money(likely)} by the end", Palette.Quiet)
            : line;
    }

    private static TextLine Best(SearchSnapshot snapshot, SearchSummary summary) => summary.Best is { } best
        ? Labelled("best so far").Add($"#{best.Trial.Number}", Palette.Strong).Add("  ").Add(TrialText.Metrics(best, snapshot.Manifest.Spec.Objectives), Palette.Accent)
        : Labelled("best so far").Add("none yet", Palette.Quiet);

    private static TextLine? Failures(IReadOnlyList<Observation> trials, int failed)
    {
        if (failed == 0)
            return null;
        var reasons = trials.Where(trial => trial is { HasMetrics: false, Score.Outcome: not Core.Trials.TrialOutcome.Cancelled })
            .GroupBy(TrialText.Failure, StringComparer.Ordinal)
            .OrderByDescending(group => group.Count())
            .Select(group => group.Count() == 1 ? group.Key : $"{Format.Count(group.Count())} {group.Key}");
        return Labelled("failures").Add(string.Join("; ", reasons), Palette.Bad);
    }

    private static TextLine Footer(LivePicture picture, SearchSummary summary)
    {
        (string? Text, int Rank)[] parts =
        [
            ($"{summary.Running} running", 1),
            (summary.Waiting > 0 ? $"{summary.Waiting} waiting" : null, 2),
            (picture.Frame.Snapshot.Screened is > 0 and var screened ? $"{Format.Count(screened)} screened" : null, 4),
            (summary.TrialsPerMinute is { } rate ? $"{Format.Rough(rate)} trials/min" : null, 3),
            (Forecast.Of(picture.Frame) is { } forecast ? Left(forecast) : null, 0),
        ];
        // Where the terminal is narrow, what matters least goes first.
        for (var most = parts.Length; ; most--)
        {
            var line = Footer(summary, parts.Where(part => part.Rank < most).Select(part => part.Text).OfType<string>(), Separator(picture));
            if (line.Width <= picture.Width || most == 1)
                return line;
        }
    }

    private static TextLine Footer(SearchSummary summary, IEnumerable<string> parts, string separator) =>
        TextLine.Of($"{Format.Count(summary.Done)} done{separator}").Add($"{Format.Count(summary.Failed)} failed", summary.Failed > 0 ? Palette.Bad : "")
            .Add(string.Concat(parts.Select(part => separator + part)));

    private static string Left(Forecast? forecast) =>
        forecast is null ? "" : $"{(forecast.IsLimit ? "at most" : "about")} {Format.Duration(forecast.Left)} left";

    private static string Separator(LivePicture picture) => picture.Unicode ? " · " : " - ";

    private static TextLine Hint(LiveHint hint) => hint switch
    {
        LiveHint.Pausing => TextLine.Of("pausing: trainers give their trials back; Ctrl+C once more ends at once", Palette.Warn),
        LiveHint.EndsWatching => TextLine.Of("Ctrl+C ends the watching; the search goes on", Palette.Quiet),
        _ => TextLine.Of("Ctrl+C pauses; nothing is lost", Palette.Quiet),
    };
}
