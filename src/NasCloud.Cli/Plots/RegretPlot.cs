using NasCloud.Cli.Benchmarks;
using NasCloud.Core.Benchmarks;
using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;
using OxyPlot.SkiaSharp;
using SvgExporter = OxyPlot.SvgExporter;

namespace NasCloud.Cli.Plots;

/// <summary>Regret against evaluations: a line a strategy, its 95% interval as a band.</summary>
internal static class RegretPlot
{
    private const int Width = 900, Height = 560;

    // So many of a picture's dots for each of an SVG's: sharp on screens of either kind.
    private const int Scale = 2, DotsPerInch = 96;

    private const string SvgEnding = ".svg", PngEnding = ".png";
    private const byte BandOpacity = 40;

    // Clear of the widest numbers.
    private const int TitleDistance = 12;

    // How far below its line a band may reach: an interval may include regrets of zero and less.
    private const double MostBelow = 10;

    // An axis from 1 to 1 has no width.
    private const int LeastWidth = 2;

    private const string Font = "Arial, Helvetica, sans-serif";

    // Told apart with any colour vision too (Okabe and Ito 2008); further strategies differ by their lines.
    private static readonly OxyColor[] Colours =
    [
        OxyColor.FromRgb(0, 114, 178), OxyColor.FromRgb(213, 94, 0), OxyColor.FromRgb(0, 158, 115), OxyColor.FromRgb(204, 121, 167),
        OxyColor.FromRgb(230, 159, 0), OxyColor.FromRgb(86, 180, 233), OxyColor.FromRgb(60, 60, 60),
    ];

    private static readonly LineStyle[] Lines = [LineStyle.Solid, LineStyle.Dash, LineStyle.Dot, LineStyle.DashDot];

    /// <summary>How the names of files end that a picture can be written to.</summary>
    public static IReadOnlyList<string> Endings { get; } = [SvgEnding, PngEnding];

    /// <summary>The picture, in the format of a file's ending.</summary>
    public static byte[] Draw(IReadOnlyList<ContenderResult> results, BenchmarkRequest request, string ending)
    {
        using var picture = new MemoryStream();
        Exporter(ending).Export(Model(results, request), picture);
        return picture.ToArray();
    }

    // Letters of an SVG are drawn by who looks at it, of a PNG by the fonts of this machine.
    private static IExporter Exporter(string ending) => ending.Equals(PngEnding, StringComparison.OrdinalIgnoreCase)
        ? new PngExporter { Width = Scale * Width, Height = Scale * Height, Dpi = Scale * DotsPerInch }
        : new SvgExporter { Width = Width, Height = Height, IsDocument = true, TextMeasurer = new TextMeasurer() };

    private static PlotModel Model(IReadOnlyList<ContenderResult> results, BenchmarkRequest request)
    {
        var (table, plan) = (request.Problem.Table, request.Plan);
        var model = new PlotModel
        {
            Title = Text($"{request.Problem.Space.Name}: {plan.Seeds} searches each by {table.Signal.Metric}, mean and 95% interval"),
            TitleFontSize = 14,
            TitleFontWeight = FontWeights.Normal,
            DefaultFont = Font,
            Background = OxyColors.White,
            PlotAreaBorderColor = OxyColors.Gray,
        };
        // Regret falls to the right, which leaves the lower left free.
        model.Legends.Add(new Legend { LegendPosition = LegendPosition.LeftBottom, LegendBackground = OxyColor.FromAColor(220, OxyColors.White) });
        model.Axes.Add(Styled(new LogarithmicAxis { Minimum = 1, Maximum = Math.Max(LeastWidth, plan.Budget) }, AxisPosition.Bottom, "evaluations"));
        model.Axes.Add(Styled(Regrets(results, table), AxisPosition.Left, Text($"regret of {table.Report.Metric} (optimum {table.Optimum:0.####})")));
        for (var index = 0; index < results.Count; index++)
            Add(model, results[index], table, Colours[index % Colours.Length], Lines[index / Colours.Length % Lines.Length]);
        return model;
    }

    // Late differences are small beside early regret; zero has no place on a logarithmic axis.
    private static Axis Regrets(IReadOnlyList<ContenderResult> results, BenchmarkTable table) =>
        results.All(result => result.Curve.All(at => at.Count == 0 || table.Regret(at.Mean) > 0)) ? new LogarithmicAxis() : new LinearAxis { Minimum = 0 };

    private static Axis Styled(Axis axis, AxisPosition position, string title)
    {
        axis.Position = position;
        axis.Title = title;
        axis.AxisTitleDistance = TitleDistance;
        axis.MajorGridlineStyle = LineStyle.Solid;
        axis.MajorGridlineColor = OxyColors.LightGray;
        return axis;
    }

    private static void Add(PlotModel model, ContenderResult result, BenchmarkTable table, OxyColor colour, LineStyle style)
    {
        var band = new AreaSeries { Fill = OxyColor.FromAColor(BandOpacity, colour), StrokeThickness = 0 };
        var line = new LineSeries { Title = result.Contender.Label, Color = colour, StrokeThickness = 2, LineStyle = style };
        foreach (var (index, at) in result.Curve.Index().Where(each => each.Item.Count > 0))
        {
            var regret = table.Regret(at.Mean);
            line.Points.Add(new(index + 1, regret));
            if (!double.IsFinite(at.Margin))
                continue;
            band.Points.Add(new(index + 1, Math.Max(regret / MostBelow, regret - at.Margin)));
            band.Points2.Add(new(index + 1, regret + at.Margin));
        }

        model.Series.Add(band);
        model.Series.Add(line);
    }

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
