using System.CommandLine;
using NasCloud.Benchmarks;
using NasCloud.Benchmarks.Compression;
using NasCloud.Benchmarks.Networks;
using NasCloud.Benchmarks.Searches;
using NasCloud.Benchmarks.Strategies;
using NasCloud.Core.Specs;
using NasCloud.Core.Strategies;
using NasCloud.Training.Datasets;

var threads = new Option<int>("--threads") { Description = "The threads of each contender.", DefaultValueFactory = _ => Environment.ProcessorCount };
var rounds = new Option<int>("--rounds") { Description = "How often the contenders take turns.", DefaultValueFactory = _ => 5 };
var candidates = new Option<int>("--candidates") { Description = "How many candidates are trained, at least 20.", DefaultValueFactory = _ => 200 };
var networks = new Option<string[]>("--networks") { Description = "Which networks.", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => BenchmarkNetworks.Names };
networks.AcceptOnlyFromAmong(BenchmarkNetworks.Names);

var root = new RootCommand($"Measures NasCloud; data is found through {DatasetCatalog.SharedFolderVariable}. Build it in Release and keep the machine quiet.");
root.Subcommands.Add(Compare("train", "Compares training speed with the tutorial's loop and with a hand-written one."));
root.Subcommands.Add(Compare("evaluate", "Compares evaluation speed with the tutorial's loop and with a hand-written one."));
root.Subcommands.Add(Memory());
root.Subcommands.Add(SearchCommands.Table());
root.Subcommands.Add(SearchCommands.Overhead());
root.Subcommands.Add(Proposals());
root.Subcommands.Add(Prune());
root.Subcommands.Add(Measure());
return await root.Parse(args).InvokeAsync();

Command Compare(string mode, string description)
{
    var command = new Command(mode, description) { threads, rounds, networks };
    command.SetAction((parse, cancellationToken) => Comparison.RunAsync(
        mode, parse.GetValue(networks)!, parse.GetValue(threads), parse.GetValue(rounds), cancellationToken));
    return command;
}

Command Memory()
{
    var command = new Command("memory", "Trains many candidates in one process and watches its resident set.") { candidates, threads };
    command.SetAction((parse, cancellationToken) => MemoryWatch.RunAsync(parse.GetValue(candidates), parse.GetValue(threads), cancellationToken));
    return command;
}

Command Proposals()
{
    var strategies = new Option<string>("--strategies")
    {
        Description = "Which, with commas between, with parameters in brackets.",
        DefaultValueFactory = _ => string.Join(',', StrategyCatalog.All.Select(strategy => strategy.Name)),
    };
    var space = new Option<string>("--space") { Description = "The space to propose from.", DefaultValueFactory = _ => "chain" };
    var command = new Command("proposals", "Measures what a proposal costs after 100 and after 1,000 trials.") { strategies, space };
    command.SetAction(parse => ProposalBenchmark.Run(parse.GetValue(strategies)!, parse.GetValue(space)!));
    return command;
}

Command Prune()
{
    var folder = new Argument<string>("folder") { Description = "The result of a search that trained its winner, in the search's folder." };
    var to = new Option<string>("--to") { Description = "The folder to write the models to.", DefaultValueFactory = _ => Path.Combine(Path.GetTempPath(), "nascloud-pruned") };
    var loss = new Option<double>("--largest-loss") { Description = "The most accuracy that a model may lose.", DefaultValueFactory = _ => new CompressionSpec().LargestLoss };
    var epochs = new Option<int>("--epochs") { Description = "Epochs after each removal of channels.", DefaultValueFactory = _ => 4 };
    var command = new Command("prune", "Makes the smaller models of a trained winner and tells what they are like.") { folder, to, loss, epochs, threads };
    command.SetAction((parse, cancellationToken) => PruningBenchmark.RunAsync(
        parse.GetValue(folder)!, parse.GetValue(to)!, parse.GetValue(loss), parse.GetValue(epochs), parse.GetValue(threads), cancellationToken));
    return command;
}

// One contender in a process of its own; the comparisons start it.
Command Measure()
{
    var (mode, network, contender) = (new Argument<string>("mode"), new Argument<string>("network"), new Argument<string>("contender"));
    var threadCount = new Argument<int>("threads");
    var repeats = new Argument<int>("repeats") { DefaultValueFactory = _ => 3 };
    var command = new Command("measure", "Measures one contender.") { mode, network, contender, threadCount, repeats };
    command.Hidden = true;
    command.SetAction((parse, _) => Measurement.RunAsync(
        parse.GetValue(mode)!, parse.GetValue(network)!, parse.GetValue(contender)!, parse.GetValue(threadCount), parse.GetValue(repeats)));
    return command;
}
