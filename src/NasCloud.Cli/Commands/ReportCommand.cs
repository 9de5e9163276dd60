using System.CommandLine;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Places;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Reports;

namespace NasCloud.Cli.Commands;

/// <summary><c>nascloud report ID</c>: a search as one page for people, a table of its trials, or JSON with all of it; several searches side by side.</summary>
internal static class ReportCommand
{
    private const string ToOutput = "-";

    public static Command Create(CliHost host)
    {
        var id = new Argument<string?>("ID") { Description = "The search, or the beginning of its id", Arity = ArgumentArity.ZeroOrOne };
        var compare = new Option<string[]>("--compare") { Description = $"Searches to show side by side on one page, 2 to {ReportWriter.MostCompared}, instead of ID", HelpName = "ID", AllowMultipleArgumentsPerToken = true };
        var output = File("--output", "The page to write (default: the search's id and -report.html)");
        var csv = File("--csv", "Write a row a trial to this file instead, as CSV; - for the standard output");
        var json = File("--json", "Write all that is kept of the search to this file instead, as JSON; - for the standard output");
        var command = new ExampledCommand("report", "Write a search, one that runs too, as a page to send: pictures, winner, costs, spec, how to reproduce it.")
        {
            Examples =
            [
                ("nascloud report quickstart-7f3a", "quickstart-7f3a-report.html, one file that needs no network"),
                ("nascloud report --compare quickstart-7f3a quickstart-9c41", "both on one page, side by side"),
                ("nascloud report quickstart-7f3a --csv trials.csv", "a row a trial; --json search.json: all there is"),
                ("nascloud report quickstart-7f3a --server http://127.0.0.1:7070", "of a server's search"),
            ],
        };
        command.Arguments.Add(id);
        foreach (var option in new Option[] { compare, output, csv, json })
            command.Options.Add(option);
        var home = HomeOptions.AddTo(command);
        command.Validators.Add(parsed =>
        {
            var (compared, files) = (parsed.GetValue(compare) ?? [], new[] { parsed.GetValue(csv), parsed.GetValue(json) }.OfType<string>().Count());
            if ((parsed.GetValue(id) is null) == (compared.Length == 0))
                parsed.AddError("expected either the ID of a search, or --compare with two of them or more.");
            else if (compared.Length == 1 || compared.Length > ReportWriter.MostCompared)
                parsed.AddError($"--compare names {compared.Length} searches: expected 2 to {ReportWriter.MostCompared}.");
            else if (compared.Length > 0 && files > 0)
                parsed.AddError("--compare writes a page: take --csv and --json of each search by itself.");
            if (files > 0 && parsed.GetValue(output) is not null)
                parsed.AddError("--output is the page: --csv and --json name their own files, and write no page.");
        });
        command.SetAction(async (parsed, cancellationToken) =>
        {
            var opened = home.Open(host, parsed);
            var reports = opened.Reports;
            string[] names = parsed.GetValue(id) is { } name ? [name] : parsed.GetValue(compare)!;
            var ids = await opened.Searches.FindAllAsync(names, cancellationToken);
            var (table, whole) = (parsed.GetValue(csv), parsed.GetValue(json));
            if (table is not null)
                await WriteAsync(host, table, await reports.WriteTableAsync(ids[0], cancellationToken), cancellationToken);
            if (whole is not null)
                await WriteAsync(host, whole, await reports.WriteJsonAsync(ids[0], cancellationToken), cancellationToken);
            if (table is null && whole is null)
                await WriteAsync(host, parsed.GetValue(output) ?? PageName(ids), await reports.WritePageAsync(ids, cancellationToken), cancellationToken);
            return ExitCode.Success;
        });
        return command;
    }

    private static Option<string?> File(string name, string description) => new(name) { Description = description, HelpName = "FILE" };

    private static string PageName(IReadOnlyList<SearchId> searches) => searches is [var only] ? $"{only}-report.html" : "comparison.html";

    private static async Task WriteAsync(CliHost host, string name, byte[] content, CancellationToken cancellationToken)
    {
        if (name == ToOutput)
        {
            host.Output.Write(System.Text.Encoding.UTF8.GetString(content));
            return;
        }

        var file = Path.GetFullPath(name, host.WorkingFolder);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            await System.IO.File.WriteAllBytesAsync(file, content, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new CliException(ExitCode.Invalid, $"{file} can't be written: {exception.Message}");
        }

        host.Output.WriteLine(file);
    }
}
