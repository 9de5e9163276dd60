using NasCloud.Cli.Hosting;
using NasCloud.Cli.Views;
using NasCloud.Core.Searches.Retraining;

namespace NasCloud.Cli.Outputs;

/// <summary>Writes a line for each epoch and each seed's end.</summary>
internal sealed class PlainRetrainingOutput(CliHost host) : IRetrainingOutput
{
    public Task<RetrainingReport> RunAsync(RetrainingPlan plan, string folder, Func<Action<RetrainingEvent>, Task<RetrainingReport>> train)
    {
        Write($"training {RetrainingText.Plan(plan)}");
        Write($"in {folder}");
        return train(happened => Write(RetrainingText.Line(happened)));
    }

    public void End(RetrainingReport report, string folder) => host.Console.Write(RetrainingView.Render(report, folder));

    private void Write(string line)
    {
        host.Output.WriteLine(line);
        host.Output.Flush();
    }
}
