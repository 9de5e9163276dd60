using System.CommandLine;
using NasCloud.Cli.Diagnosis;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Specs;
using NasCloud.Cli.Views;
using NasCloud.Training.Datasets;

namespace NasCloud.Cli.Commands;

/// <summary><c>nascloud doctor</c>: checks whether searches can run on this machine.</summary>
internal static class DoctorCommand
{
    public static Command Create(CliHost host)
    {
        var command = new ExampledCommand("doctor", "Check whether searches can run on this machine, and what to do if not.")
        {
            Examples = [("nascloud doctor", "each check, ok or with what to do")],
        };
        var store = StoreOptions.AddTo(command);
        ServerOptions.Refuse(command, "Run it on the server's machine; whether a server answers, 'nascloud list --server URL' tells.");
        command.SetAction(parsed => Run(host, Checks(host, store.Place(host, parsed))));
        return command;
    }

    private static int Run(CliHost host, IEnumerable<CheckResult> checks)
    {
        var outcomes = new List<CheckOutcome>();
        foreach (var check in checks)
        {
            host.Console.Write(CheckView.Render(check));
            outcomes.Add(check.Outcome);
        }

        return outcomes.Contains(CheckOutcome.Failed) ? ExitCode.Failure : ExitCode.Success;
    }

    private static IEnumerable<CheckResult> Checks(CliHost host, StorePlace place)
    {
        yield return SystemChecks.Runtime();
        yield return SystemChecks.Platform();
        yield return SystemChecks.Processors(Environment.ProcessorCount);
        yield return SystemChecks.Memory(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes);
        yield return StoreChecks.Writable(place.Folder);
        yield return StoreChecks.Space(place.Folder);
        yield return DataChecks.SharedFolder(host.Variable(DatasetCatalog.SharedFolderVariable));
        yield return DataChecks.Available(Datasets.Catalog(host, place));
        yield return TorchCheck.Run();
    }
}
