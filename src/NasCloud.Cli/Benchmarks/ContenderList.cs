using NasCloud.Cli.Hosting;
using NasCloud.Cli.Views;
using NasCloud.Core.Benchmarks;
using NasCloud.Core.Specs;

namespace NasCloud.Cli.Benchmarks;

/// <summary>Reads a list of strategies: names, names with parameters in brackets, JSON files with more of them.</summary>
internal static class ContenderList
{
    private const string FileEnding = ".json";

    /// <exception cref="CliException">Something in it is wrong; the message tells all of it.</exception>
    public static IReadOnlyList<Contender> Read(string list, string workingFolder)
    {
        var readings = ComponentReader.Split(list).Select(item => (Item: item, Reading: ReadItem(item, workingFolder))).ToList();
        if (readings.Count == 0)
            throw new CliException(ExitCode.Invalid, "--strategies is empty: expected names with commas between them, such as random,local-search.");
        List<string> errors = [.. readings.SelectMany(each => each.Reading.Errors.Select(error => $"  {each.Item}: {error}"))];
        List<Contender> contenders = [.. readings.SelectMany(each => each.Reading.Components).Select(strategy => new Contender(strategy))];
        errors.AddRange(contenders.CountBy(each => each.Label).Where(each => each.Value > 1).Select(each => $"  {each.Key} is there {each.Value} times: list it once"));
        return errors.Count == 0
            ? contenders
            : throw new CliException(ExitCode.Invalid, $"--strategies is not valid, {Format.Plural(errors.Count, "error")}:{Environment.NewLine}{string.Join(Environment.NewLine, errors)}");
    }

    private static ComponentReading ReadItem(string item, string workingFolder) => item.EndsWith(FileEnding, StringComparison.OrdinalIgnoreCase)
        ? ReadFile(Path.GetFullPath(item, workingFolder))
        : ComponentReader.ReadStrategy(item);

    private static ComponentReading ReadFile(string path)
    {
        try
        {
            return ComponentReader.ReadStrategies(File.ReadAllText(path));
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return new([], [new SpecError("", "there is no such file. Name a JSON file with strategies, or strategies themselves.")]);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new([], [new SpecError("", $"it can't be read: {exception.Message}")]);
        }
    }
}
