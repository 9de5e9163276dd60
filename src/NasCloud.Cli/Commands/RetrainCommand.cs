using System.CommandLine;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Outputs;
using NasCloud.Cli.Retraining;
using NasCloud.Cli.Specs;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Retraining;
using NasCloud.Local.Hosting;
using NasCloud.Training;

namespace NasCloud.Cli.Commands;

/// <summary><c>nascloud retrain ID</c>: trains a trial of a search anew, with one seed or several, as the search trains its winner.</summary>
internal static class RetrainCommand
{
    public static Command Create(CliHost host)
    {
        var id = CommonOptions.SearchId();
        var trial = new Option<int?>("--trial") { Description = "The trial whose network is trained (default: the winner)", HelpName = "N" };
        var epochs = CommonOptions.Required(
            CommonOptions.Number("--epochs", $"Epochs from fresh weights, 1 to {RetrainingPlan.MostEpochs}", value: 0, least: 1, RetrainingPlan.MostEpochs));
        var seeds = CommonOptions.Number("--seeds", "How many times, each with other random numbers", value: 1, least: 1, RetrainingPlan.MostSeeds);
        var (json, plain) = (CommonOptions.JsonLines(), CommonOptions.Plain());
        var command = new ExampledCommand("retrain", "Train a trial of a search anew, in full, and tell how far trainings differ.")
        {
            Examples =
            [
                ("nascloud retrain quickstart-7f3a --epochs 30 --seeds 3", "the winner, three times: mean and standard deviation"),
                ("nascloud retrain quickstart-7f3a --trial 12 --epochs 30", "another trial of the Pareto front; 'export --trial 12' writes it then"),
            ],
        };
        command.Arguments.Add(id);
        foreach (var option in new Option[] { trial, epochs, seeds, json, plain })
            command.Options.Add(option);
        var home = HomeOptions.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var opened = home.Open(host, parsed).RequireStore("Training anew", "Run 'nascloud retrain' where the server's store is reached, with --store or --storage.");
            var search = await opened.LookAsync(await opened.FindAsync(parsed.GetValue(id)!, cancellationToken), cancellationToken);
            var candidate = CandidateChoice.Find(search, parsed.GetValue(trial));
            var plan = new RetrainingPlan(search, candidate, parsed.GetValue(epochs), parsed.GetValue(seeds));
            var output = RetrainingOutput.Choose(host, parsed.GetValue(json), parsed.GetValue(plain));
            return await RunAsync(host, opened, plan, output, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(CliHost host, SearchStore store, RetrainingPlan plan, IRetrainingOutput output, CancellationToken cancellationToken)
    {
        // What was trained before is shown wherever its store is.
        if (await new RetrainedModels(store.Repository).IsUnfinishedAsync(plan, cancellationToken))
            await RequireAsync(host, store, plan.Manifest, cancellationToken);
        var folder = store.Place.Locate(plan.Folder);
        using var stop = host.ListenForStop();
        try
        {
            var report = await output.RunAsync(plan, folder, happened => HostOf(host, store).RunAsync(plan, happened, stop.Requested));
            output.End(report, folder);
            return report.IsComplete ? ExitCode.Success : ExitCode.Failure;
        }
        catch (OperationCanceledException) when (stop.Requested.IsCancellationRequested)
        {
            throw new CliException(ExitCode.Paused, "Stopped; the same command goes on from the last checkpoint.");
        }
    }

    private static async Task RequireAsync(CliHost host, SearchStore store, SearchManifest manifest, CancellationToken cancellationToken)
    {
        SpecCheck.Require(DeviceCheck.FindProblem(manifest.Spec, DeviceCheck.BackendOfThisBuild));
        await SearchedData.RequireAsync(host, store, manifest, cancellationToken);
    }

    private static LocalRetrainingHost HostOf(CliHost host, SearchStore store) => new(
        store.Repository,
        manifest => TrialEstimators.Create(manifest, Datasets.Catalog(host, store.Place), Environment.ProcessorCount, host.Time),
        host.Time);
}
