using NasCloud.Cli.Progress;
using NasCloud.Core.Objectives;
using NasCloud.Core.Searches.Reports;
using NasCloud.Core.Trials;

namespace NasCloud.Cli.Views.Live;

/// <summary>The curve of a search: the best so far by trials, or, while the winner is trained, its learning curve.</summary>
internal static class PlotSection
{
    private const int Least = 4;
    private const int Most = 10;
    private const int NarrowestCurve = 8;
    private const int WidestCurve = 96;

    /// <summary>The part of the view; null while there is no curve, or no room for one.</summary>
    public static LiveSection? Of(LivePicture picture, int rank)
    {
        var curve = Final(picture.Frame) ?? BestSoFar(picture.Frame);
        if (curve is null)
            return null;
        var labels = new[] { curve.High, curve.Low }.Max(label => label.Length);
        var width = Math.Min(WidestCurve, picture.Width - labels - 3);
        return width < NarrowestCurve ? null : new LiveSection(rank, Least, Most, rows => Draw(curve, labels, width, rows, picture.Unicode));
    }

    private static Curve? Final(SearchFrame frame)
    {
        if (frame.Snapshot.Final is not { } final || frame.Curves.GetValueOrDefault(final.Trial.Number) is not { } points)
            return null;
        if (points.Count < 2)
            return null;
        var metric = CurveText.Metric(points, frame.Snapshot.Manifest.Spec.Objectives);
        var values = CurveText.Values(points, metric);
        // Where validation data are trained on, too, only the loss tells how it goes.
        return values.Count < 2
            ? Describe(MetricNames.Loss, [.. points.Select(point => point.TrainingLoss).Where(double.IsFinite).DefaultIfEmpty()], "epoch 1", Ending("training loss", points))
            : Describe(metric!, values, "epoch 1", Ending(Format.MetricName(metric!), points));
    }

    private static string Ending(string what, IReadOnlyList<LearningCurvePoint> points) => $"{what} of the winner, epoch {Format.Count(points[^1].Epoch)}";

    private static Curve? BestSoFar(SearchFrame frame)
    {
        var curve = BestCurve.Of(frame.Snapshot);
        var known = curve.Points.Where(point => point.Best is not null).ToList();
        return known.Count < 2 ? null : Describe(
            curve.Objective.Metric, [.. known.Select(point => point.Best!.Value)], $"trial {known[0].Trials}", $"best {Format.MetricName(curve.Objective.Metric)} by {Format.Plural(known[^1].Trials, "trial")}");
    }

    private static Curve Describe(string metric, IReadOnlyList<double> values, string begin, string end) =>
        new(values, Format.Metric(metric, values.Max()), Format.Metric(metric, values.Min()), begin, end);

    private static List<TextLine> Draw(Curve curve, int labels, int width, int rows, bool unicode)
    {
        var (axis, corner) = unicode ? ("│", "└") : ("|", "+");
        var drawn = CurvePlot.Draw(curve.Values, width, rows - 1, unicode);
        var lines = drawn.Select((text, row) => new TextLine().Add(Label(curve, row, drawn.Count).PadLeft(labels)).Add($" {axis}", Palette.Quiet).Add(text, Palette.Accent));
        var end = TextLine.Of(new string(' ', labels)).Add($" {corner}{curve.Begin}", Palette.Quiet);
        return [.. lines, end.Width + curve.End.Length < labels + 2 + width ? end.AddRight(curve.End, labels + 2 + width, Palette.Quiet) : end];
    }

    private static string Label(Curve curve, int row, int rows) =>
        curve.High == curve.Low ? (row == rows / 2 ? curve.High : "")
        : row == 0 ? curve.High
        : row == rows - 1 ? curve.Low
        : "";

    private sealed record Curve(IReadOnlyList<double> Values, string High, string Low, string Begin, string End);
}
