using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using NasCloud.Cli.Completion;
using NasCloud.Cli.Hosting;

namespace NasCloud.Cli.Commands;

/// <summary>The whole command line.</summary>
internal static class NasCloudCommand
{
    public static async Task<int> RunAsync(CliHost host, string[] arguments)
    {
        try
        {
            var parsed = Create(host).Parse(arguments.Length == 0 ? ["--help"] : arguments);
            if (parsed.Action is ParseErrorAction)
                return Refuse(host, parsed);
            var configuration = new InvocationConfiguration
            {
                Output = host.Output,
                Error = host.Error,
                EnableDefaultExceptionHandler = false,
                // Commands that can be stopped in order listen for it themselves; all others may just end.
                ProcessTerminationTimeout = null,
            };
            return await parsed.InvokeAsync(configuration, CancellationToken.None);
        }
        catch (Exception exception)
        {
            return ErrorReport.Write(host, exception);
        }
    }

    private static int Refuse(CliHost host, ParseResult parsed)
    {
        foreach (var error in CommandLineErrors.Of(parsed))
            host.Error.WriteLine(ErrorReport.Error(error));
        host.Error.WriteLine($"'{CommandLineErrors.PathOf(parsed.CommandResult)} --help' shows what there is.");
        return ExitCode.Invalid;
    }

    /// <summary>All commands, for a host that they will run on.</summary>
    public static RootCommand Create(CliHost host)
    {
        var root = new RootCommand("Neural architecture search: a data set, a search space and a budget in; the best network that the budget buys out.")
        {
            NewCommand.Create(host),
            SearchCommand.Create(host),
            ResumeCommand.Create(host),
            ListCommand.Create(host),
            ShowCommand.Create(host),
            WatchCommand.Create(host),
            CompareCommand.Create(host),
            ReportCommand.Create(host),
            DownloadCommand.Create(host),
            RetrainCommand.Create(host),
            ExportCommand.Create(host),
            PredictCommand.Create(host),
            PauseCommand.Create(host),
            StopCommand.Create(host),
            CancelCommand.Create(host),
            ServeCommand.Create(host),
            ValidateCommand.Create(host),
            SpacesCommand.Create(host),
            StrategiesCommand.Create(host),
            BenchmarkCommand.Create(host),
            LatencyCommand.Create(host),
            DatasetCommand.Create(host),
            DoctorCommand.Create(host),
            CompletionCommand.Create(host),
            WorkerCommand.Create(host),
        };
        var help = root.Options.OfType<HelpOption>().Single();
        help.Action = new HelpWithExamples((HelpAction)help.Action!);
        root.Directives.OfType<SuggestDirective>().Single().Action = new CompletionAction(root, new CompletionSources(host));
        return root;
    }
}
