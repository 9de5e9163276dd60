using NasCloud.Core.Searches;
using NasCloud.Core.Trials;

namespace NasCloud.Cli.Views.Live;

/// <summary>The trials that trainers work on: how far each is, its learning curve, its size.</summary>
internal static class RunningSection
{
    private const int CurveWidth = 12;
    private const int MostTrials = 8;

    public static LiveSection Of(LivePicture picture, int rank)
    {
        List<int> inFlight = [.. SearchSummary.InFlight(picture.Frame.Snapshot)];
        if (inFlight.Count == 0)
            return LiveSection.Line(rank, TextLine.Of("no trial is running", Palette.Quiet));
        var lines = Lines(picture, [.. inFlight.Take(MostTrials)]);
        return new LiveSection(rank, 1, lines.Count + (inFlight.Count > lines.Count ? 1 : 0), rows => Draw(lines, inFlight.Count, rows));
    }

    private static List<TextLine> Draw(List<TextLine> lines, int count, int rows)
    {
        if (rows >= count || rows == 1)
            return [.. lines.Take(rows)];
        var shown = Math.Min(rows - 1, lines.Count);
        return [.. lines.Take(shown), LiveView.Labelled("").Add($"and {count - shown} more", Palette.Quiet)];
    }

    private static List<TextLine> Lines(LivePicture picture, IReadOnlyList<int> trials)
    {
        var frame = picture.Frame;
        var metric = CurveText.Metric(frame.Curves.Values.SelectMany(curve => curve), frame.Snapshot.Manifest.Spec.Objectives);
        // One scale for all, so that curves can be compared.
        var all = frame.Curves.Values.SelectMany(curve => CurveText.Values(curve, metric)).DefaultIfEmpty().ToList();
        List<Row> rows = [.. trials.Select(number => Describe(picture, number, metric, all.Min(), all.Max()))];
        int[] widths = [rows.Max(row => row.Label.Length) + 2, rows.Max(row => row.Extent.Length) + 2, rows.Max(row => row.Curve.Length + row.Value.Length) + 3];
        return [.. rows.Select((row, index) => LiveView.Labelled(index == 0 ? "running" : "")
            .AddPadded(row.Label, widths[0]).AddPadded(row.Extent, widths[1])
            .Add(row.Curve, Palette.Accent).AddPadded($" {row.Value}", widths[2] - row.Curve.Length)
            .Add(row.Size, Palette.Quiet))];
    }

    private static Row Describe(LivePicture picture, int number, string? metric, double low, double high)
    {
        var trial = SearchSummary.Find(picture.Frame.Snapshot, number)!.Trial;
        var curve = picture.Frame.Curves.GetValueOrDefault(number) ?? [];
        var values = CurveText.Values(curve, metric);
        return new Row(
            TrialText.Label(trial),
            trial.IsScreening ? TrialText.Extent(trial) : $"{(curve.Count == 0 ? 0 : curve[^1].Epoch)}/{TrialText.Extent(trial)}",
            Sparkline.Draw(values, low, high, CurveWidth, picture.Unicode),
            values.Count == 0 ? "" : Format.Metric(metric!, values[^1]),
            trial.Kind == TrialKind.Supernet ? "" : Format.Plural(trial.Parameters, "parameter"));
    }

    private sealed record Row(string Label, string Extent, string Curve, string Value, string Size);
}
