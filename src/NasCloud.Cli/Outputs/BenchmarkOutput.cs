using NasCloud.Cli.Benchmarks;
using NasCloud.Cli.Hosting;
using NasCloud.Core.Benchmarks;
using Spectre.Console;

namespace NasCloud.Cli.Outputs;

/// <summary>Runs a benchmark, with a bar a strategy on a terminal.</summary>
internal static class BenchmarkOutput
{
    public static Task<IReadOnlyList<ContenderResult>> RunAsync(CliHost host, BenchmarkRequest request, bool isQuiet, CancellationToken stop) =>
        host.IsTerminal && !isQuiet ? WithBarsAsync(host.Console, request, stop) : RunAsync(request, null, stop);

    private static Task<IReadOnlyList<ContenderResult>> WithBarsAsync(IAnsiConsole console, BenchmarkRequest request, CancellationToken stop) =>
        console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                ProgressTask[] bars = [.. request.Contenders.Select(each => context.AddTask(Markup.Escape(each.Label), maxValue: request.Plan.Seeds))];
                return RunAsync(request, contender => bars[contender].Increment(1), stop);
            });

    private static Task<IReadOnlyList<ContenderResult>> RunAsync(BenchmarkRequest request, Action<int>? ended, CancellationToken stop) =>
        Benchmark.RunAsync(request.Problem, request.Contenders, request.Plan, ended, stop);
}
