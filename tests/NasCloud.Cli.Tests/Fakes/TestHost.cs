using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NasCloud.Cli.Commands;
using NasCloud.Cli.Hosting;
using NasCloud.Core.Searches;
using NasCloud.Local.Storage;
using NasCloud.Testing.Searches;
using Spectre.Console.Testing;

namespace NasCloud.Cli.Tests.Fakes;

/// <summary>Runs commands in this process, in a folder of their own, with what they print at hand.</summary>
internal sealed class TestHost : IDisposable
{
    private readonly StringWriter _error = new();

    public TestHost()
    {
        Console.Profile.Width = 120;
        Drivers = store => new LocalSearchDriver(store, TimeProvider.System, price: null, NullLoggerFactory.Instance);
    }

    public string Folder { get; } = Directory.CreateTempSubdirectory("nascloud-cli-").FullName;

    public TestConsole Console { get; } = new();

    public Dictionary<string, string> Variables { get; } = [];

    public Func<SearchStore, ISearchDriver> Drivers { get; set; }

    public FakeStopSignal Stop { get; } = new();

    public ILoggerFactory Loggers { get; set; } = NullLoggerFactory.Instance;

    public bool IsTerminal { get; set; }

    public string Output => Console.Output;

    public string Errors => _error.ToString();

    public SearchRepository Store => Repository(Path.Combine(Folder, StorePlace.DefaultFolder));

    /// <summary>What commands would know of the world around them.</summary>
    public CliHost Host() => new()
    {
        Console = Console,
        Error = _error,
        IsTerminal = IsTerminal,
        IsInteractive = Console.Profile.Capabilities.Interactive,
        Time = TimeProvider.System,
        Variable = Variables.GetValueOrDefault,
        WorkingFolder = Folder,
        OpenStore = Stores.Open,
        CreateDriver = store => Drivers(store),
        ListenForStop = () => Stop,
        Loggers = Loggers,
    };

    public Task<int> RunAsync(params string[] arguments) => NasCloudCommand.RunAsync(Host(), arguments);

    /// <summary>Writes a spec that searches a table, and the table.</summary>
    public string WriteTableSpec(int trials = 6, string more = "")
    {
        TestSearch.WriteTable(Path.Combine(Folder, "cells.csv"));
        return WriteSpec($$"""
            {
              "schemaVersion": 1, "name": "cells", "space": "nas-bench-201", "strategy": "random",
              "estimator": { "name": "table", "path": "cells.csv", "metrics": { "accuracy": "accuracy" } },
              "budget": { "trials": {{trials}} } {{more}}
            }
            """);
    }

    public string WriteSpec(string json)
    {
        File.WriteAllText(Path.Combine(Folder, "spec.json"), json);
        return "spec.json";
    }

    public void Dispose()
    {
        Console.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    private static SearchRepository Repository(string folder) => new(new FileObjectStore(folder, TimeProvider.System));
}
