using System.CommandLine;
using NasCloud.Cli.Hosting;
using NasCloud.Core.Datasets;
using NasCloud.Core.Specs;
using NasCloud.Training.Datasets.Downloads;

namespace NasCloud.Cli.Commands;

/// <summary>Options that say what is in data that a command was given.</summary>
internal sealed record DataOptions(Option<string?> Target, Option<DataKind?> Kind, Option<string?> Text)
{
    /// <summary>What data may be named by.</summary>
    public const string Places = "a data set's name, a folder or a file of one, or the https address of such a file or of a folder in a blob container";

    /// <summary>Adds them to a command.</summary>
    public static DataOptions AddTo(Command command)
    {
        var options = new DataOptions(
            new("--target") { Description = "The column of a table that is predicted", HelpName = "COLUMN" },
            new("--kind") { Description = "What samples are, where it is not what it looks like: images, table, series, tokens", HelpName = "KIND" },
            new("--text") { Description = "The column of a table with texts in words", HelpName = "COLUMN" });
        command.Options.Add(options.Target);
        command.Options.Add(options.Kind);
        command.Options.Add(options.Text);
        return options;
    }

    /// <summary>The data that was meant. What looks like a path is one; a bare name may still be a folder in the working folder.</summary>
    /// <param name="host">Where paths start from.</param>
    /// <param name="parsed">The command line.</param>
    /// <param name="place">What the user called it.</param>
    public DatasetSpec Read(CliHost host, ParseResult parsed, string place)
    {
        var text = parsed.GetValue(Text) is { } column ? new TextSpec(column) : null;
        return Locate(host, place) with { Target = parsed.GetValue(Target), Kind = parsed.GetValue(Kind), Text = text };
    }

    private static readonly string[] Extensions = [".csv", ".tsv", ".npz", ".zip"];

    private static DatasetSpec Locate(CliHost host, string place)
    {
        if (RemoteAddress.Is(place))
            return new DatasetSpec(Path.GetFileNameWithoutExtension(RemoteAddress.Parse(place).FileName), Path: place);
        var path = Path.GetFullPath(place, host.WorkingFolder);
        if (File.Exists(path) || Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase))
            return new DatasetSpec(Path.GetFileNameWithoutExtension(path), Path: path);
        return place.Contains(Path.DirectorySeparatorChar, StringComparison.Ordinal) || place is "." or ".." || Directory.Exists(path)
            ? new DatasetSpec(Path.GetFileName(Path.TrimEndingDirectorySeparator(path)), Path: path)
            : new DatasetSpec(place);
    }
}
