using System.Text.RegularExpressions;

namespace NasCloud.Cli.Tests.Documentation;

/// <summary>What the pages list by name is what the sources have, no more and no less.</summary>
public sealed partial class FactsTests
{
    // Set by NasCloud itself, for its own processes.
    private static readonly string[] OwnVariables = ["NASCLOUD_TRAINER", "NASCLOUD_TRAINER_REQUESTED_AT"];

    private static readonly string[] VariablesOfTests = ["NASCLOUD_UPDATE_DOCS", "NASCLOUD_CHROMIUM"];

    [Fact]
    public void Observability_LogMessages_AreThoseOfTheSources()
    {
        var logged = Sources("src", "*.cs").SelectMany(text => LogMessage().Matches(text)).Select(found => $"{found.Groups[1]} {found.Groups[2]}");
        var told = LogRow().Matches(Document("docs/observability.md")).Select(found => $"{found.Groups[1]} {found.Groups[2]}");

        Assert.Equal(logged.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Observability_Metrics_AreThoseOfTheSources()
    {
        var measured = Sources("src", "*.cs").SelectMany(text => Instrument().Matches(text)).Select(found => $"{found.Groups[2]} {found.Groups[1].Value.ToLowerInvariant()}");
        var told = MetricRow().Matches(Document("docs/observability.md")).Select(found => $"{found.Groups[1]} {found.Groups[2]}");

        Assert.Equal(measured.Order(StringComparer.Ordinal), told.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Documents_Variables_NameAllThatTheSourcesReadAndNoOthers()
    {
        var read = Sources("src", "*.cs").Concat(Sources("infra", "*.bicep")).Concat(Sources("infra", "*.bicepparam"))
            .SelectMany(text => Variable().Matches(text)).Select(found => found.Value).Except(OwnVariables).ToHashSet();
        var told = Documents.All().SelectMany(document => Variable().Matches(File.ReadAllText(document.Path))).Select(found => found.Value).ToHashSet();

        Assert.Empty(read.Except(told));
        Assert.Empty(told.Except(read).Except(VariablesOfTests));
    }

    [Fact]
    public void Decisions_Packages_EachHasItsReason()
    {
        var decisions = string.Concat(Documents.All().Where(document => document.Name.StartsWith(Path.Combine("docs", "adr"), StringComparison.Ordinal)).Select(document => File.ReadAllText(document.Path)));
        var packages = Package().Matches(Document("Directory.Packages.props")).Select(found => found.Groups[1].Value);

        Assert.All(packages, package => Assert.Contains(package, decisions, StringComparison.Ordinal));
    }

    private static string Document(string name) => File.ReadAllText(Path.Combine(Documents.Root(), name));

    private static IEnumerable<string> Sources(string folder, string pattern) => Files(Path.Combine(Documents.Root(), folder), pattern).Select(File.ReadAllText);

    // What was built and what npm fetched is not ours, and much.
    private static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern).Concat(Directory.EnumerateDirectories(folder)
            .Where(inner => Path.GetFileName(inner) is not ("bin" or "obj" or "node_modules"))
            .SelectMany(inner => Files(inner, pattern)));

    [GeneratedRegex(@"\[LoggerMessage\((?:EventId = )?(\d+), (?:Level = )?LogLevel\.(\w+)")]
    private static partial Regex LogMessage();

    [GeneratedRegex(@"^\| (\d{4}) \| (\w+) \|", RegexOptions.Multiline)]
    private static partial Regex LogRow();

    [GeneratedRegex(@"Meter\.Create(\w+)<\w+>\(""([^""]+)""")]
    private static partial Regex Instrument();

    [GeneratedRegex(@"^\| `(nascloud[\w.]+)` \| (counter|histogram|gauge) \|", RegexOptions.Multiline)]
    private static partial Regex MetricRow();

    [GeneratedRegex(@"\bNASCLOUD_[A-Z_]*[A-Z]\b(?!_)")]
    private static partial Regex Variable();

    [GeneratedRegex(@"<PackageVersion Include=""([^""]+)""")]
    private static partial Regex Package();
}
