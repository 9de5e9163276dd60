using NasCloud.Azure.Storage;
using NasCloud.Core.Searches;

namespace NasCloud.Cli.Hosting;

/// <summary>Where searches, data sets and the logs of trainers are kept.</summary>
internal sealed record StorePlace
{
    /// <summary>The environment variable that names the store's folder.</summary>
    public const string FolderVariable = "NASCLOUD_STORE";

    /// <summary>The store's folder unless told otherwise, in the working folder.</summary>
    public const string DefaultFolder = ".nascloud";

    /// <summary>The folder, absolute: all that is kept, or only data sets and logs where searches are in <see cref="Storage"/>.</summary>
    public required string Folder { get; init; }

    /// <summary>The Azure storage that keeps the searches; null where the folder does.</summary>
    public StorageAddress? Storage { get; init; }

    /// <summary>What <c>--storage</c> was given; what the environment says is left out, since the next command finds it there too.</summary>
    public string? StorageOption { get; init; }

    /// <summary>What <c>--store</c> was given.</summary>
    public string? FolderOption { get; init; }

    /// <summary>Where downloaded data sets lie.</summary>
    public string DatasetFolder => Path.Combine(Folder, "datasets");

    /// <summary>What the options say, else the environment, else the default.</summary>
    /// <exception cref="CliException">The address of the storage is not valid, or the folder is a file.</exception>
    public static StorePlace Find(CliHost host, string? folder, string? storage)
    {
        var name = folder ?? host.Variable(FolderVariable);
        var address = storage ?? host.Variable(StorageAddress.Variable);
        var path = Path.GetFullPath(string.IsNullOrEmpty(name) ? DefaultFolder : name, host.WorkingFolder);
        if (File.Exists(path))
            throw new CliException(ExitCode.Invalid, $"{(folder is null ? FolderVariable : "--store")} is {name}, which is a file: expected a folder, or the name that one is to have.");
        return new StorePlace
        {
            Folder = path,
            FolderOption = folder,
            Storage = string.IsNullOrEmpty(address) ? null : Parse(address),
            StorageOption = storage,
        };
    }

    /// <summary>Where one search lies.</summary>
    public SearchPlace PlaceOf(SearchId id) => new(
        Locate(SearchPaths.Folder(id)), Locate(SearchPaths.Result(id)), CommandLine("show", id), CommandLine("resume", id), CommandLine("retrain", id));

    /// <summary>What a person may be shown.</summary>
    public override string ToString() => Storage?.ToString() ?? Folder;

    private static StorageAddress Parse(string address)
    {
        try
        {
            return StorageAddress.Parse(address);
        }
        catch (FormatException exception)
        {
            throw new CliException(ExitCode.Invalid, exception.Message);
        }
    }

    /// <summary>Where an object of the store lies, as a person would look for it.</summary>
    public string Locate(string path) => Storage is null ? Path.Combine(Folder, path) : $"{Storage}/{path}";

    private string CommandLine(string command, SearchId id)
    {
        // A connection string may hold a key, which belongs neither on a screen nor into a log.
        var storage = Storage switch
        {
            _ when StorageOption is null => string.Empty,
            { ContainerUri: { } uri } => $" --storage {uri}",
            { IsDevelopment: true } => $" --storage {StorageOption}",
            _ => " --storage CONNECTION_STRING",
        };
        return $"nascloud {command} {id}{(FolderOption is null ? string.Empty : $" --store {FolderOption}")}{storage}";
    }
}
