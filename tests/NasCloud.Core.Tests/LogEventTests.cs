using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace NasCloud.Core.Tests;

/// <summary>Holds the ids of log messages: operators filter by them, so that each means one thing and stays.</summary>
public sealed partial class LogEventTests
{
    // A thousand for each project that logs, as docs/observability.md has it.
    private static readonly Dictionary<string, int> Ranges = new()
    {
        ["NasCloud.Local"] = 1000,
        ["NasCloud.Azure"] = 2000,
        ["NasCloud.Trainer"] = 3000,
        ["NasCloud.Api"] = 4000,
        ["NasCloud.Functions"] = 5000,
        ["NasCloud.Cli"] = 6000,
    };

    [Fact]
    public void Ids_OfAllMessages_AreUniqueAndInTheirProjectsRange()
    {
        var messages = Messages();

        Assert.True(messages.Count >= 10, $"only {messages.Count} messages were found: has their form changed?");
        Assert.Empty(messages.GroupBy(message => message.Id).Where(group => group.Count() > 1).Select(group => string.Join(" and ", group)));
        Assert.All(messages, message =>
        {
            Assert.True(Ranges.TryGetValue(message.Project, out var first), $"{message.Project} is new: give it a range here and in docs/observability.md.");
            Assert.InRange(message.Id, first, first + 999);
        });
    }

    [Fact]
    public void Docs_OfAllMessages_NameEachWithItsLevel()
    {
        var documented = DocumentedMessage().Matches(File.ReadAllText(Path.Combine(Root(), "docs", "observability.md")))
            .Select(match => (Id: int.Parse(match.Groups["id"].Value, CultureInfo.InvariantCulture), Level: match.Groups["level"].Value))
            .ToList();

        Assert.Equal(Messages().Select(message => (message.Id, message.Level)).Order(), documented.Order());
    }

    [Fact]
    public void Messages_OfAllProjects_AreGenerated() =>
        Assert.All(Sources(), file => Assert.False(DirectCall().IsMatch(File.ReadAllText(file)), $"{file} logs a message that has no id: declare it with [LoggerMessage]."));

    [Fact]
    public void Messages_OfAllProjects_WereAllFound() =>
        Assert.Equal(Sources().Sum(file => AnyDeclaration().Count(File.ReadAllText(file))), Messages().Count);

    private static List<Message> Messages() =>
        [.. Sources().SelectMany(file => Declaration().Matches(File.ReadAllText(file)).Select(match => new Message(
            Path.GetRelativePath(Path.Combine(Root(), "src"), file).Split(Path.DirectorySeparatorChar)[0],
            int.Parse(match.Groups["id"].Value, CultureInfo.InvariantCulture),
            match.Groups["level"].Value)))];

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(Path.Combine(Root(), "src"), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Split(Path.DirectorySeparatorChar).Intersect(["bin", "obj"]).Any());

    private static string Root([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", ".."));

    // Both forms in which an id is given.
    [GeneratedRegex(@"\[LoggerMessage\(\s*(EventId\s*=\s*)?(?<id>\d+)\s*,\s*(Level\s*=\s*)?LogLevel\.(?<level>\w+)")]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\[LoggerMessage\b")]
    private static partial Regex AnyDeclaration();

    [GeneratedRegex(@"\.Log(Trace|Debug|Information|Warning|Error|Critical)\(|[lL]ogger\.Log\(")]
    private static partial Regex DirectCall();

    [GeneratedRegex(@"^\| (?<id>\d{4}) \| (?<level>[A-Z]\w+) \|", RegexOptions.Multiline)]
    private static partial Regex DocumentedMessage();

    private sealed record Message(string Project, int Id, string Level);
}
