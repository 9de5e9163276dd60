using System.Globalization;
using NasCloud.Cli.Benchmarks;
using NasCloud.Core.Benchmarks;
using NasCloud.Core.Objectives;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace NasCloud.Cli.Views;

/// <summary>How strategies compare, for people.</summary>
internal static class BenchmarkView
{
    // Digits that are shown of reported values, those before the point included.
    private const int Digits = 4;

    public static IRenderable Render(BenchmarkRequest request, IReadOnlyList<ContenderResult> results)
    {
        var decimals = Decimals(request.Problem.Table.Optimum);
        return new Rows(Head(request, decimals), new Text(""), Table(request, results, decimals));
    }

    private static Grid Head(BenchmarkRequest request, int decimals)
    {
        var (table, plan) = (request.Problem.Table, request.Plan);
        var best = $"best {Number(table.Optimum, decimals)}, of the best by signal {Number(table.PerfectSearch, decimals)}";
        return Layout.Facts()
            .Fact("table", $"{Path.GetFileName(request.Path)}, {Format.Plural(table.Count, "genotype")} of {request.Problem.Space.Name}")
            .Fact("signal", $"{table.Signal.Metric}, {Way(table.Signal.Goal)}")
            .Fact("report", $"{table.Report.Metric}, {Way(table.Report.Goal)}: {best}")
            .Fact("seeds", $"{Format.Count(plan.Seeds)} from {plan.FirstSeed}, {Format.Plural(plan.Budget, "evaluation")} each")
            .Fact("evaluation", plan.Accounting == Accounting.Product ? "a distinct architecture" : "a genotype proposed, repeats counted");
    }

    private static Table Table(BenchmarkRequest request, IReadOnlyList<ContenderResult> results, int decimals)
    {
        var table = Layout.Table(
            Layout.Names("strategy"), Layout.Numbers("evaluations"), Layout.Numbers("mean"), Layout.Numbers("std. dev."), Layout.Names("95% interval"), Layout.Numbers("regret"));
        foreach (var result in results)
        {
            foreach (var evaluations in request.At)
                table.AddRow(Row(result, evaluations, evaluations == request.At[0], request, decimals));
        }

        return table;
    }

    private static string[] Row(ContenderResult result, int evaluations, bool isFirst, BenchmarkRequest request, int decimals)
    {
        var at = result.At(evaluations);
        return
        [
            isFirst ? Markup.Escape(result.Contender.Label) : "",
            Format.Count(evaluations),
            at.Count == 0 ? $"[{Palette.Quiet}]none[/]" : $"[{Palette.Strong}]{Number(at.Mean, decimals)}[/]",
            Number(at.StandardDeviation, decimals),
            double.IsFinite(at.Margin) ? $"{Number(at.Low, decimals)} to {Number(at.High, decimals)}" : "",
            Number(request.Problem.Table.Regret(at.Mean), decimals) + Missing(at, request.Plan),
        ];
    }

    private static string Missing(SampleStatistics at, BenchmarkPlan plan) =>
        at.Count == plan.Seeds ? "" : $" [{Palette.Warn}]({Format.Count(plan.Seeds - at.Count)} without a result)[/]";

    private static string Way(Goal goal) => goal == Goal.Maximize ? "larger is better" : "smaller is better";

    private static int Decimals(double value) => Math.Clamp(Digits - (int)Math.Ceiling(Math.Log10(Math.Max(1, Math.Abs(value)))), 2, Digits);

    private static string Number(double value, int decimals) =>
        double.IsFinite(value) ? value.ToString($"N{decimals}", CultureInfo.InvariantCulture) : "";
}
