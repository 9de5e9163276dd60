using System.CommandLine;
using NasCloud.Cli.Guides;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Places;
using Spectre.Console;

namespace NasCloud.Cli.Commands;

/// <summary><c>nascloud new [FILE]</c>: writes a spec for some data, question by question.</summary>
internal static class NewCommand
{
    private const string DefaultFile = "spec.json";

    public static Command Create(CliHost host)
    {
        var file = new Argument<string>("FILE") { Description = $"The file to write (default: {DefaultFile})", Arity = ArgumentArity.ZeroOrOne, DefaultValueFactory = _ => DefaultFile };
        var data = new Option<string?>("--data") { Description = $"The data: {DataOptions.Places}", HelpName = "PLACE" };
        var name = SpecOptions.Name();
        var space = new Option<string?>("--space") { Description = "The search space (default: the one for such data)", HelpName = "NAME" };
        var strategy = new Option<string?>("--strategy") { Description = "The strategy (default: auto)", HelpName = "NAME" };
        var budget = new Option<string?>("--budget") { Description = "How long the search may take, or how many networks it may try (default: 30m)", HelpName = "TIME|N" };
        var set = SpecOptions.Set();
        var yes = new Option<bool>("--yes") { Description = "Ask nothing, and take what is proposed" };
        var force = new Option<bool>("--force") { Description = "Write over a file that is there" };
        var untimed = new Option<bool>("--no-timing") { Description = "Train no network for a moment to tell what the budget buys" };
        var command = new ExampledCommand("new", "Write a search spec for some data, question by question.")
        {
            Examples =
            [
                ("nascloud new", "asks, looks at the data, and writes spec.json"),
                ("nascloud new photos.json --data photos --budget 30m --yes", "asks nothing"),
                ("nascloud new --data flats.csv --target rent", "for a table; asks the rest"),
                ("nascloud new --data photos --yes --set dataset.imageSize=64 --set parallelism=4", "with values of one's own"),
            ],
        };
        command.Arguments.Add(file);
        foreach (var option in new Option[] { data, name, space, strategy, budget, set, yes, force, untimed })
            command.Options.Add(option);
        var dataOptions = DataOptions.AddTo(command);
        var home = HomeOptions.AddTo(command);
        command.SetAction((parsed, cancellationToken) => RunAsync(host, home.Open(host, parsed), parsed.GetValue(yes), new SpecRequest(
            Path.GetFullPath(parsed.GetValue(file) ?? DefaultFile, host.WorkingFolder), place => dataOptions.Read(host, parsed, place))
        {
            Data = parsed.GetValue(data),
            Name = parsed.GetValue(name),
            Space = parsed.GetValue(space),
            Strategy = parsed.GetValue(strategy),
            Budget = parsed.GetValue(budget),
            Overrides = parsed.GetValue(set)!,
            Force = parsed.GetValue(force),
            Times = !parsed.GetValue(untimed),
        }));
        return command;
    }

    private static async Task<int> RunAsync(CliHost host, SearchHome home, bool takesAll, SpecRequest request)
    {
        if (!takesAll && !host.IsInteractive)
            throw new CliException(ExitCode.Invalid, "There is no terminal to ask at, or TERM is dumb: name the data with --data, and take what is proposed with --yes.");
        if (takesAll && request.Data is null)
            throw new CliException(ExitCode.Invalid, "--yes asks nothing, so that --data has to name the data.");
        using var stop = host.ListenForStop();
        var questions = new Questions(host, asks: !takesAll, stop.Requested);
        if (!request.Force && File.Exists(request.File) && !await MayOverwriteAsync(questions, request.File))
            throw new CliException(ExitCode.Invalid, $"{request.File} is there already, and stays as it is: name another file, or write over it with --force.");
        var text = await new SpecGuide(host, home, request, questions, stop.Requested).RunAsync();
        // Only now, and whole: whoever stops before leaves nothing behind.
        await File.WriteAllTextAsync(request.File, text, CancellationToken.None);
        host.Console.WriteLine();
        host.Console.MarkupLineInterpolated($"[{Views.Palette.Accent}]wrote[/] {request.File}");
        var shown = Path.GetRelativePath(host.WorkingFolder, request.File);
        host.Console.WriteLine($"next: nascloud search {(shown.Contains(' ', StringComparison.Ordinal) ? $"\"{shown}\"" : shown)}{(home.IsRemote ? $" --server {home.Searches.Name}" : "")}");
        return ExitCode.Success;
    }

    private static Task<bool> MayOverwriteAsync(Questions questions, string file) =>
        questions.ConfirmAsync($"{file} is there already. Write over it?", proposal: false);
}
