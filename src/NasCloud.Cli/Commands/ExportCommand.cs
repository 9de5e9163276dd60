using System.CommandLine;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Specs;
using NasCloud.Core.Searches;
using NasCloud.Models.Networks;
using NasCloud.Models.Onnx;
using NasCloud.Training.Results;

namespace NasCloud.Cli.Commands;

/// <summary><c>nascloud export ID</c>: a search's winner as ONNX once more, in another operator set or from before models were exported.</summary>
internal static class ExportCommand
{
    public static Command Create(CliHost host)
    {
        var id = CommonOptions.SearchId();
        var opset = new Option<int>("--opset") { Description = $"The operator set to write, {OpsetVersions.Oldest} to {OpsetVersions.Newest}", HelpName = "N", DefaultValueFactory = _ => OpsetVersions.Default };
        var to = new Option<string?>("--to") { Description = "The file to write (default: the search's id and .onnx)", HelpName = "FILE" };
        var command = new ExampledCommand("export", "Write a search's winner as ONNX, checked against the trained network.")
        {
            Examples =
            [
                ("nascloud export quickstart-7f3a", "quickstart-7f3a.onnx, which reads raw pixels, or a table's columns as they are"),
                ("nascloud export quickstart-7f3a --opset 13 --to old.onnx", "for an older runtime"),
            ],
        };
        opset.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < OpsetVersions.Oldest or > OpsetVersions.Newest)
                result.AddError($"--opset must be {OpsetVersions.Oldest} to {OpsetVersions.Newest}.");
        });
        command.Arguments.Add(id);
        command.Options.Add(opset);
        command.Options.Add(to);
        var store = StoreOptions.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var opened = store.Open(host, parsed);
            var search = await opened.FindAsync(parsed.GetValue(id)!, cancellationToken);
            var path = Path.GetFullPath(parsed.GetValue(to) ?? $"{search}.onnx", host.WorkingFolder);
            return await RunAsync(host, opened, search, parsed.GetValue(opset), path, cancellationToken);
        });
        return command;
    }

    private static async Task<int> RunAsync(CliHost host, SearchStore store, SearchId id, int opset, string path, CancellationToken cancellationToken)
    {
        var network = await ReadAsync(store, id, cancellationToken);
        var manifest = await store.Repository.ReadManifestAsync(id, cancellationToken);
        var exported = await ModelExporter.ExportAsync(
            network, manifest, Datasets.Catalog(host, store.Place), host.Time, opset, cancellationToken);
        await File.WriteAllBytesAsync(path, exported.File, cancellationToken);
        host.Output.WriteLine(path);
        return ExitCode.Success;
    }

    private static async Task<TrainedNetwork> ReadAsync(SearchStore store, SearchId id, CancellationToken cancellationToken)
    {
        var files = new Dictionary<string, byte[]>();
        foreach (var name in NetworkFiles.All)
            files[name] = await store.ReadResultFileAsync(id, name, cancellationToken);
        return NetworkFiles.Read(files);
    }
}
