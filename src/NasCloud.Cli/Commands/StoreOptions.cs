using System.CommandLine;
using NasCloud.Cli.Hosting;

namespace NasCloud.Cli.Commands;

/// <summary>The options that say where searches are kept.</summary>
internal sealed class StoreOptions
{
    private readonly Option<string?> _folder = new("--store")
    {
        Description = "The folder of searches and data sets (default: NASCLOUD_STORE, else .nascloud)",
        HelpName = "DIR",
    };

    private readonly Option<string?> _storage = new("--storage")
    {
        Description = "Keep searches in Azure storage: https://ACCOUNT.blob.core.windows.net/CONTAINER, or UseDevelopmentStorage=true for Azurite (default: NASCLOUD_STORAGE, else files)",
        HelpName = "ADDRESS",
    };

    private StoreOptions()
    {
    }

    /// <summary>Gives them to a command.</summary>
    public static StoreOptions AddTo(Command command)
    {
        var options = new StoreOptions();
        command.Options.Add(options._folder);
        command.Options.Add(options._storage);
        return options;
    }

    /// <summary>Whether the command line itself names a place.</summary>
    public bool AreNamed(ParseResult parsed) => parsed.GetValue(_folder) is not null || parsed.GetValue(_storage) is not null;

    /// <summary>This machine's own folder, where searches are elsewhere.</summary>
    public StorePlace Folder(CliHost host, ParseResult parsed) => Place(host, parsed) with { Storage = null, StorageOption = null };

    /// <summary>Where they say that searches are kept.</summary>
    /// <exception cref="CliException">The address is not valid.</exception>
    public StorePlace Place(CliHost host, ParseResult parsed) => StorePlace.Find(host, parsed.GetValue(_folder), parsed.GetValue(_storage));

    /// <summary>Opens the store there.</summary>
    /// <exception cref="CliException">The address is not valid.</exception>
    public SearchStore Open(CliHost host, ParseResult parsed) => new(host, Place(host, parsed));
}
