using System.Globalization;
using System.Numerics;
using NasCloud.Cli.Progress;
using NasCloud.Core.Datasets;
using NasCloud.Core.Objectives;
using NasCloud.Core.Specs;
using Spectre.Console;

namespace NasCloud.Cli.Views;

/// <summary>What a spec asks for.</summary>
internal static class SpecView
{
    /// <param name="spec">The spec.</param>
    /// <param name="dataset">Its data; null when a table stands in for training.</param>
    /// <param name="size">How many genotypes its space has.</param>
    public static Grid Render(SearchSpec spec, DatasetInfo? dataset, BigInteger size) =>
        Layout.Facts()
            .Fact("name", spec.Name)
            .Fact("data", dataset is null ? $"none: scores come from a {spec.Estimator.Name}" : DatasetText.Line(dataset))
            .Fact("space", $"{spec.Space.Name}, {Size(size)} candidates")
            .Fact("strategy", $"{spec.Strategy.Name}, fidelity {spec.Fidelity.Name}")
            .Fact("screening", spec.Screening is { } screening ? Screening(screening) : "none")
            .Fact("objectives", string.Join(", ", spec.Objectives.Select(Goal)))
            .Fact("constraints", Constraints(spec.Constraints))
            .Fact("budget", Budget(spec.Budget))
            .Fact("final", spec.Final is { } final ? $"winner trained for {Format.Plural(final.Epochs, "epoch")}" : "winner not trained in full")
            .Fact("parallelism", Format.Plural(spec.Parallelism, "trainer"));

    private static string Screening(ScreeningSpec screening)
    {
        var which = screening.Initial is { } initial ? $", for the first {Format.Count(initial)}" : "";
        return $"by {Format.MetricName(screening.Proxy)}, one of {screening.Pool} is trained{which}";
    }

    private static string Goal(Objective objective) =>
        $"{(objective.Goal == Core.Objectives.Goal.Maximize ? "maximize" : "minimize")} {Format.MetricName(objective.Metric)}";

    private static string Constraints(Constraints constraints)
    {
        string?[] limits =
        [
            constraints.MaxParameters is { } parameters ? $"at most {Format.Plural(parameters, "parameter")}" : null,
            constraints.MaxFlops is { } flops ? $"at most {Format.Count(flops)} FLOPs" : null,
            constraints.MaxLatencyMs is { } milliseconds ? FormattableString.Invariant($"at most {milliseconds} ms predicted") : null,
        ];
        return string.Join(", ", limits.OfType<string>().DefaultIfEmpty("none"));
    }

    private static string Budget(Budget budget)
    {
        string?[] limits =
        [
            budget.WallClock is { } time ? $"{Format.Duration(time)} {BudgetText.Name(BudgetKind.WallClock)}" : null,
            budget.Trials is { } trials ? Format.Plural(trials, "trial") : null,
            budget.DeviceHours is { } hours ? $"{Format.Rough(hours)} {BudgetText.Name(BudgetKind.DeviceHours)}" : null,
        ];
        return string.Join(", ", limits.OfType<string>());
    }

    private static string Size(BigInteger size) =>
        size < 10_000_000 ? Format.Count((long)size) : $"about {size.ToString("0.0E0", CultureInfo.InvariantCulture).Replace("E+", "E", StringComparison.Ordinal)}";
}
