using System.CommandLine;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Models;
using NasCloud.Cli.Places;
using NasCloud.Cli.Specs;
using NasCloud.Core.Searches;
using NasCloud.Models.Networks;
using NasCloud.Models.Onnx;
using NasCloud.Training.Results;

namespace NasCloud.Cli.Commands;

/// <summary><c>nascloud export ID</c>: a search's winner, or another trial that has weights, as ONNX, in the operator set that is asked for.</summary>
internal static class ExportCommand
{
    public static Command Create(CliHost host)
    {
        var id = CommonOptions.SearchId();
        var opset = CommonOptions.Number("--opset", $"The operator set to write, {OpsetVersions.Oldest} to {OpsetVersions.Newest}", OpsetVersions.Default, OpsetVersions.Oldest, OpsetVersions.Newest);
        var trial = new Option<int?>("--trial") { Description = "A trial of which weights are kept, such as one that was trained anew (default: the winner)", HelpName = "N" };
        var to = new Option<string?>("--to") { Description = "The file to write (default: the search's id, the trial where one is named, and .onnx)", HelpName = "FILE" };
        var command = new ExampledCommand("export", "Write a search's winner, or another trial, as ONNX, checked against the trained network.")
        {
            Examples =
            [
                ("nascloud export quickstart-7f3a", "quickstart-7f3a.onnx, which reads raw pixels, or a table's columns as they are"),
                ("nascloud export quickstart-7f3a --opset 13 --to old.onnx", "for an older runtime"),
                ("nascloud export quickstart-7f3a --trial 12", "quickstart-7f3a-trial-12.onnx, of a trial that 'retrain' trained anew"),
            ],
        };
        command.Arguments.Add(id);
        command.Options.Add(trial);
        command.Options.Add(opset);
        command.Options.Add(to);
        var home = HomeOptions.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var opened = home.Open(host, parsed);
            var search = await opened.Searches.FindAsync(parsed.GetValue(id)!, cancellationToken);
            var number = parsed.GetValue(trial);
            var name = number is null ? $"{search}.onnx" : FormattableString.Invariant($"{search}-trial-{number}.onnx");
            var network = number is { } some ? await ReadTrialAsync(host, opened, search, some, cancellationToken) : await ReadAsync(opened, search, cancellationToken);
            return await RunAsync(host, opened, search, network, parsed.GetValue(opset), Path.GetFullPath(parsed.GetValue(to) ?? name, host.WorkingFolder), cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(CliHost host, SearchHome home, SearchId id, TrainedNetwork network, int opset, string path, CancellationToken cancellationToken)
    {
        var manifest = await home.Searches.ReadManifestAsync(id, cancellationToken);
        var exported = await ModelExporter.ExportAsync(
            network, manifest, Datasets.Catalog(host, home.Place), host.Time, opset, cancellationToken);
        await File.WriteAllBytesAsync(path, exported.File, cancellationToken);
        host.Output.WriteLine(path);
        return ExitCode.Success;
    }

    private static async Task<TrainedNetwork> ReadTrialAsync(CliHost host, SearchHome home, SearchId id, int number, CancellationToken cancellationToken)
    {
        var store = home.RequireStore("Exporting a trial other than the winner", $"Run 'nascloud export {id} --trial {number}' where the server's store is reached, with --store or --storage.");
        var (network, origin) = await new TrialNetwork(host, store, await store.LookAsync(id, cancellationToken)).ReadAsync(number, cancellationToken);
        // Which of several weights these are is worth knowing, and is not the result.
        host.Error.WriteLine(origin);
        return network;
    }

    private static async Task<TrainedNetwork> ReadAsync(SearchHome home, SearchId id, CancellationToken cancellationToken) =>
        NetworkFiles.Read(await ResultReader.ReadAsync(home.Searches, id, NetworkFiles.All, cancellationToken));
}
