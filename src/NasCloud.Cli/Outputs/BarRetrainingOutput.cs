using NasCloud.Cli.Hosting;
using NasCloud.Cli.Views;
using NasCloud.Core.Searches.Retraining;
using Spectre.Console;

namespace NasCloud.Cli.Outputs;

/// <summary>Shows a bar a seed, on a terminal.</summary>
internal sealed class BarRetrainingOutput(CliHost host) : IRetrainingOutput
{
    public Task<RetrainingReport> RunAsync(RetrainingPlan plan, string folder, Func<Action<RetrainingEvent>, Task<RetrainingReport>> train) =>
        host.Console.Progress()
            .AutoClear(true)
            .Columns(new TaskDescriptionColumn { Alignment = Justify.Left }, new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                ProgressTask[] bars = [.. plan.All.Select(training => context.AddTask($"seed {training.Seed}", autoStart: false, maxValue: plan.Epochs))];
                return train(happened => Show(bars[happened.Training.Seed], happened));
            });

    public void End(RetrainingReport report, string folder) => host.Console.Write(RetrainingView.Render(report, folder));

    // Pruning may take as long as training did.
    private static string Describe(RetrainingEvent.EpochEnded epoch) => epoch.Point.Epoch == epoch.Training.Plan.Epochs
        ? $"seed {epoch.Training.Seed}  making its models"
        : $"seed {epoch.Training.Seed}  {RetrainingText.Measured(epoch)}";

    private static void Show(ProgressTask bar, RetrainingEvent happened)
    {
        if (!bar.IsStarted)
            bar.StartTask();
        if (happened is RetrainingEvent.EpochEnded { Point: var point } epoch)
            (bar.Value, bar.Description) = (point.Epoch, Markup.Escape(Describe(epoch)));
        else
            (bar.Value, bar.Description) = (bar.MaxValue, $"seed {happened.Training.Seed}");
    }
}
