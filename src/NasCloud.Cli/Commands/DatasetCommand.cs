using System.CommandLine;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Outputs;
using NasCloud.Cli.Specs;
using NasCloud.Cli.Views;
using NasCloud.Core.Datasets;
using NasCloud.Core.Specs;
using NasCloud.Training.Datasets;
using NasCloud.Training.Datasets.Archives;
using NasCloud.Training.Datasets.Downloads;
using Spectre.Console;

namespace NasCloud.Cli.Commands;

/// <summary><c>nascloud dataset</c>: lists, downloads, describes, exports and uploads data sets.</summary>
internal static class DatasetCommand
{
    public static Command Create(CliHost host)
    {
        var command = new ExampledCommand("dataset", "List, download, check, export and upload data sets.")
        {
            Examples =
            [
                ("nascloud dataset list", "what is here and what can be downloaded"),
                ("nascloud dataset get fashion-mnist", "downloads from the publisher; goes on where it stopped"),
                ("nascloud dataset info ./photos", "reads and checks a folder of images"),
                ("nascloud dataset info flats.csv --target price", "reads and checks a table"),
                ("nascloud dataset info beats.npz --kind series", "reads and checks time series"),
                ("nascloud dataset info reviews.csv --text review --target stars", "reads and checks texts"),
                ("nascloud dataset info https://ACCOUNT.blob.core.windows.net/data/photos", "fetches a folder of a blob container first"),
                ("nascloud dataset export fashion-mnist --to photos --count 1000", "writes its images as PNG files"),
                ("nascloud dataset upload fashion-mnist --storage ADDRESS", "gives it to trainers in Azure"),
            ],
        };
        command.Subcommands.Add(CreateList(host));
        command.Subcommands.Add(CreateGet(host));
        command.Subcommands.Add(CreateInfo(host));
        command.Subcommands.Add(CreateExport(host));
        command.Subcommands.Add(CreateUpload(host));
        return command;
    }

    private static ExampledCommand CreateList(CliHost host)
    {
        var command = new ExampledCommand("list", "List the data sets that are here and those that can be downloaded.")
        {
            Examples = [("nascloud dataset list", "each with what it holds")],
        };
        var home = HomeOptions.AddTo(command);
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var opened = home.Open(host, parsed);
            host.Console.Write(DatasetView.List(await opened.Datasets.ListAsync(cancellationToken), DownloadableDataset.All, opened.IsRemote));
            return ExitCode.Success;
        });
        return command;
    }

    private static ExampledCommand CreateGet(CliHost host)
    {
        var name = new Argument<string>("NAME") { Description = string.Join(", ", DownloadableDataset.All.Select(each => each.Name)) };
        var command = new ExampledCommand("get", "Download a data set from its publisher and verify it.")
        {
            Examples = [("nascloud dataset get fashion-mnist", "30 MB, into the store's folder of data sets")],
        };
        command.Arguments.Add(name);
        var store = StoreOptions.AddTo(command);
        ServerOptions.Refuse(command, "Run it on the server's machine, where data are downloaded to.");
        command.SetAction((parsed, cancellationToken) =>
            GetAsync(host, store.Place(host, parsed), parsed.GetValue(name)!, cancellationToken));
        return command;
    }

    private static ExampledCommand CreateInfo(CliHost host)
    {
        var name = new Argument<string>("NAME|PATH") { Description = $"{char.ToUpperInvariant(DataOptions.Places[0])}{DataOptions.Places[1..]}" };
        var command = new ExampledCommand("info", "Read a data set in full, check it, and say what it holds.")
        {
            Examples = [("nascloud dataset info glyphs", "the built-in one"), ("nascloud dataset info ./photos", "a folder with a folder of images a class"), ("nascloud dataset info flats.csv --target price", "a table")],
        };
        command.Arguments.Add(name);
        var data = DataOptions.AddTo(command);
        var home = HomeOptions.AddTo(command);
        command.SetAction((parsed, cancellationToken) =>
            InfoAsync(host, home.Open(host, parsed).Datasets, data.Read(host, parsed, parsed.GetValue(name)!), cancellationToken));
        return command;
    }

    private static ExampledCommand CreateExport(CliHost host)
    {
        var name = new Argument<string>("NAME|PATH") { Description = $"{char.ToUpperInvariant(DataOptions.Places[0])}{DataOptions.Places[1..]}" };
        var to = new Option<string>("--to") { Description = "The folder to write to, new or empty", HelpName = "DIR", Required = true };
        var count = new Option<int?>("--count") { Description = "At most so many of each class, of the training and of the test part (default: all)", HelpName = "N" };
        var command = new ExampledCommand("export", "Write a data set of images as PNG files, a folder a class: to look at them, or to begin with.")
        {
            Examples =
            [
                ("nascloud dataset export glyphs --to photos --count 300", "3,000 images to train on and 3,000 to test on"),
                ("nascloud dataset export scans.npz --to scans", "what arrays hold, to look at"),
            ],
        };
        command.Arguments.Add(name);
        command.Options.Add(to);
        command.Options.Add(count);
        var data = DataOptions.AddTo(command);
        var store = StoreOptions.AddTo(command);
        count.Validators.Add(result =>
        {
            if (result.GetValue(count) < 1)
                result.AddError($"--count is {result.GetValue(count)}: expected at least 1.");
        });
        command.SetAction((parsed, cancellationToken) =>
            ExportAsync(host, store.Place(host, parsed), data.Read(host, parsed, parsed.GetValue(name)!), parsed.GetValue(to)!, parsed.GetValue(count), cancellationToken));
        return command;
    }

    private static ExampledCommand CreateUpload(CliHost host)
    {
        var name = new Argument<string>("NAME|PATH") { Description = $"{char.ToUpperInvariant(DataOptions.Places[0])}{DataOptions.Places[1..]}" };
        var command = new ExampledCommand("upload", "Check a data set and upload it to Azure storage, where trainers fetch it by its name.")
        {
            Examples =
            [
                ("nascloud dataset upload fashion-mnist --storage https://ACCOUNT.blob.core.windows.net/nascloud", "in place of an earlier one of that name"),
                ("nascloud dataset upload glyphs", "the built-in one has no files; NASCLOUD_STORAGE says where to"),
            ],
        };
        command.Arguments.Add(name);
        var data = DataOptions.AddTo(command);
        var store = StoreOptions.AddTo(command);
        ServerOptions.Refuse(command, "Name the storage that the server keeps its searches in, with --storage: trainers fetch data from there.");
        command.SetAction((parsed, cancellationToken) =>
            UploadAsync(host, store.Open(host, parsed), data.Read(host, parsed, parsed.GetValue(name)!), cancellationToken));
        return command;
    }

    private static async Task<int> GetAsync(CliHost host, StorePlace place, string name, CancellationToken cancellationToken)
    {
        using var http = new HttpClient();
        var downloader = new DatasetDownloader(http, place.DatasetFolder, host.Time);
        var folder = await DownloadOutput.RunAsync(host, progress => downloader.GetAsync(name, progress, cancellationToken));
        host.Output.WriteLine(folder);
        return ExitCode.Success;
    }

    private static async Task<int> InfoAsync(CliHost host, IDatasetDirectory datasets, DatasetSpec spec, CancellationToken cancellationToken)
    {
        host.Console.Write(DatasetView.Detail(await datasets.DescribeAsync(spec, cancellationToken)));
        return ExitCode.Success;
    }

    private static async Task<int> ExportAsync(CliHost host, StorePlace place, DatasetSpec spec, string to, int? count, CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(to, host.WorkingFolder);
        var source = await Datasets.Catalog(host, place).OpenAsync(spec, cancellationToken);
        var written = await ImageExport.WriteAsync(source, folder, count, cancellationToken);
        host.Output.WriteLine(FormattableString.Invariant($"{folder}: {written:N0} images"));
        return ExitCode.Success;
    }

    private static async Task<int> UploadAsync(CliHost host, SearchStore store, DatasetSpec spec, CancellationToken cancellationToken)
    {
        if (store.Place.Storage is null)
            throw new CliException(ExitCode.Invalid, "There is no storage to upload to: name it with --storage or NASCLOUD_STORAGE. Searches on this machine need no upload.");
        var catalog = Datasets.Catalog(host, store.Place);
        var source = await catalog.OpenAsync(spec, cancellationToken);
        var dataset = await source.DescribeAsync(cancellationToken);
        await new DatasetArchive(store.Repository.Store).UploadAsync(dataset, await catalog.LocateAsync(spec, cancellationToken), cancellationToken);
        NotesOutput.Write(host, dataset);
        host.Output.WriteLine($"{dataset.Name} is in {store.Place}: \"dataset\": \"{dataset.Name}\" in a spec");
        return ExitCode.Success;
    }
}
