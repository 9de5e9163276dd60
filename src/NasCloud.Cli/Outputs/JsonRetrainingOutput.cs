using NasCloud.Cli.Hosting;
using NasCloud.Cli.Views;
using NasCloud.Core.Searches.Retraining;

namespace NasCloud.Cli.Outputs;

/// <summary>Writes a JSON object a line for each thing that happens, the result last.</summary>
internal sealed class JsonRetrainingOutput(CliHost host) : IRetrainingOutput
{
    public Task<RetrainingReport> RunAsync(RetrainingPlan plan, string folder, Func<Action<RetrainingEvent>, Task<RetrainingReport>> train)
    {
        Write(RetrainingJson.Begun(plan, folder));
        return train(happened => Write(RetrainingJson.Happened(happened)));
    }

    public void End(RetrainingReport report, string folder) => Write(RetrainingJson.Result(report, folder));

    private void Write(string line)
    {
        host.Output.WriteLine(line);
        host.Output.Flush();
    }
}
