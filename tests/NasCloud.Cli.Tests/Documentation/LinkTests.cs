using System.Text.RegularExpressions;

namespace NasCloud.Cli.Tests.Documentation;

/// <summary>Links between documents lead to files and headings that are there.</summary>
public sealed partial class LinkTests
{
    [Fact]
    public void Links_BetweenDocuments_LeadSomewhere() => Assert.All(Documents.All(), document => Assert.All(LinksOf(document.Path), link =>
    {
        var (file, heading) = link.Split('#') is [var before, var after] ? (before, after) : (link, "");
        var target = file.Length == 0 ? document.Path : Path.GetFullPath(file, Path.GetDirectoryName(document.Path)!);
        Assert.True(Path.Exists(target), $"{document.Name}: {link}: there is no such file");
        Assert.True(heading.Length == 0 || !target.EndsWith(".md", StringComparison.Ordinal) || HeadingsOf(target).Contains(heading), $"{document.Name}: {link}: there is no such heading");
    }));

    [Theory]
    [InlineData("docs")]
    [InlineData("docs/adr")]
    public void Index_OfAFolder_LinksEachOfItsPages(string folder)
    {
        var index = Documents.All().Single(document => document.Name.Replace('\\', '/') == $"{folder}/README.md").Path;
        var pages = Directory.EnumerateFiles(Path.GetDirectoryName(index)!, "*.md").Select(page => Path.GetFileName(page)!).Where(page => page != "README.md");

        Assert.Empty(pages.Except(LinksOf(index)));
    }

    private static IEnumerable<string> LinksOf(string path) =>
        Link().Matches(File.ReadAllText(path)).Select(match => match.Groups[1].Value).Where(link => !link.Contains("://", StringComparison.Ordinal));

    /// <summary>What the headings of a document are called in links.</summary>
    private static HashSet<string> HeadingsOf(string path)
    {
        var isFenced = false;
        HashSet<string> headings = [];
        foreach (var line in File.ReadLines(path))
        {
            isFenced ^= line.StartsWith("```", StringComparison.Ordinal);
            if (!isFenced && line.StartsWith('#'))
                headings.Add(NotInLinks().Replace(line.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-'));
        }

        return headings;
    }

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"[^\w\- ]")]
    private static partial Regex NotInLinks();
}
