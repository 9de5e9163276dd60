using System.CommandLine;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Outputs;
using NasCloud.Cli.Places;
using NasCloud.Cli.Specs;
using NasCloud.Cli.Views;
using Spectre.Console;

namespace NasCloud.Cli.Commands;

/// <summary><c>nascloud validate SPEC</c>: says everything that is wrong with a spec and its data, or what it asks for.</summary>
internal static class ValidateCommand
{
    public static Command Create(CliHost host)
    {
        var path = new Argument<string>("SPEC") { Description = "The search spec, a JSON file" };
        var (set, name) = (SpecOptions.Set(), SpecOptions.Name());
        var command = new ExampledCommand("validate", "Check a search spec and its data without starting anything.")
        {
            Examples = [("nascloud validate examples/fashion-mnist.json", "reports all errors at once, each with its path")],
        };
        command.Arguments.Add(path);
        command.Options.Add(set);
        command.Options.Add(name);
        var home = HomeOptions.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(
            host, home.Open(host, parsed), parsed.GetValue(path)!, SpecOptions.Overrides(parsed, set, name), cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CliHost host, SearchHome home, string path, IReadOnlyList<string> overrides, CancellationToken cancellationToken)
    {
        var file = Path.GetFullPath(path, host.WorkingFolder);
        var spec = SpecFile.Read(file, overrides);
        var dataset = await SpecFile.LocatingAsync(file, overrides, () => home.Steering.CheckAsync(spec, cancellationToken));
        NotesOutput.Write(host, dataset);
        host.Console.Write(SpecView.Render(spec, dataset, SpecCheck.Compose(spec, dataset).Space.Size));
        host.Console.MarkupLine($"[{Palette.Accent}]valid[/]");
        return ExitCode.Success;
    }
}
