using System.CommandLine;
using NasCloud.Cli.Benchmarks;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Outputs;
using NasCloud.Cli.Views;

namespace NasCloud.Cli.Commands;

/// <summary><c>nascloud benchmark</c>: compares strategies on a table of scores.</summary>
internal static class BenchmarkCommand
{
    private const string Beginning = "nascloud benchmark --table nas-bench-201-cifar10.csv --space nas-bench-201 --signal c10_val12 --report c10_val200";
    private const int MostSearches = 100_000;
    private const int MostEvaluations = 1_000_000;
    private const int MostThreads = 1_024;

    public static Command Create(CliHost host)
    {
        var options = new BenchmarkOptions
        {
            Table = new("--table") { Description = "The scores, a CSV file with a line a genotype", HelpName = "FILE", Required = true },
            Key = new("--key") { Description = "The column of genotypes", HelpName = "COLUMN", DefaultValueFactory = _ => "ops" },
            Space = new("--space") { Description = "The space of the genotypes, with parameters where it needs them: chain(depth=[2])", HelpName = "SPACE", Required = true },
            Signal = new("--signal") { Description = "The column that searches see; COLUMN:minimize where smaller is better", HelpName = "COLUMN", Required = true },
            Report = new("--report") { Description = "The column reported of the best by signal; left out, the signal itself", HelpName = "COLUMN" },
            Strategies = new("--strategies") { Description = "Which, with commas between: names, name(key=value,...), JSON files of strategies", HelpName = "LIST", Required = true },
            Budget = CommonOptions.Number("--budget", "Evaluations of each search", 150, least: 1, MostEvaluations),
            Seeds = CommonOptions.Number("--seeds", "Searches of each strategy", 100, least: 1, MostSearches),
            FirstSeed = new("--seed") { Description = "The first search's seed; each further one takes the next", HelpName = "SEED", DefaultValueFactory = _ => 1 },
            At = new("--at") { Description = "After how many evaluations to compare: 50,100,150; left out, 10, 20, 50, 100 and so on", HelpName = "LIST" },
            Accounting = new Option<string>("--accounting")
            {
                Description = "product: distinct architectures are evaluations; reference: genotypes proposed are, repeats too",
                HelpName = "RULE",
                DefaultValueFactory = _ => "product",
            }.AcceptOnlyFromAmong("product", "reference"),
            Parallelism = CommonOptions.Number("--parallelism", "Searches at a time; the results don't depend on it", Math.Min(Environment.ProcessorCount, MostThreads), least: 1, MostThreads),
            Json = CommonOptions.Json(),
            Csv = new("--csv") { Description = "Write the curves as CSV, a line an evaluation", HelpName = "FILE" },
            Plot = new("--plot") { Description = "Draw the regret curves, as SVG or PNG by the file's ending", HelpName = "FILE.svg" },
        };
        var command = new ExampledCommand("benchmark", "Compare search strategies on a table of scores.")
        {
            Examples =
            [
                ($"{Beginning} --strategies random,local-search", "two strategies, 100 searches of 150 evaluations each"),
                ($"{Beginning} --strategies 'regularized-evolution(population=10,sample=3),regularized-evolution(population=30)'", "one strategy at two settings"),
                ($"{Beginning} --strategies random,genetic --seeds 300 --budget 300 --at 100,150,300 --csv curves.csv --plot curves.svg", "more of both, and the curves"),
            ],
        };
        ServerOptions.Refuse(command, "It asks nothing of searches: a table of scores is all it reads.");
        foreach (var option in options.All)
            command.Options.Add(option);
        command.SetAction((parsed, _) => RunAsync(host, options, parsed));
        return command;
    }

    private static async Task<int> RunAsync(CliHost host, BenchmarkOptions options, ParseResult parsed)
    {
        using var stop = host.ListenForStop();
        var isJson = parsed.GetValue(options.Json);
        var files = BenchmarkFiles.Read(parsed.GetValue(options.Csv), parsed.GetValue(options.Plot), host.WorkingFolder);
        var request = options.Read(parsed, host.WorkingFolder);
        var results = await BenchmarkOutput.RunAsync(host, request, isJson, stop.Requested);
        files.Write(request, results);
        if (isJson)
            host.Output.WriteLine(BenchmarkJson.Render(request, results));
        else
            host.Console.Write(BenchmarkView.Render(request, results));
        return ExitCode.Success;
    }
}
