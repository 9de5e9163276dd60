using System.Runtime.CompilerServices;
using NasCloud.Core.Specs;
using NasCloud.Core.Strategies;

namespace NasCloud.Core.Tests.Strategies;

/// <summary>Holds docs/strategies.md true to what strategies there are and what can be set of them.</summary>
public sealed class StrategyDocsTests
{
    public static TheoryData<string> Names => [.. StrategyCatalog.All.Select(descriptor => descriptor.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Docs_OfEachStrategy_HaveItsParametersAsTheReferenceHas(string name)
    {
        var reference = Section(SearchSpecSchema.GenerateReference(), $"### `strategy`: `{name}`", "\n### ");
        var section = Section(File.ReadAllText(Path.Combine(Docs(), "strategies.md")), $"\n## `{name}`", "\n## ");
        Assert.Equal(Rows(reference), Rows(section));
    }

    private static string Section(string text, string heading, string next)
    {
        var begin = text.IndexOf(heading, StringComparison.Ordinal);
        Assert.True(begin >= 0, $"The docs have no section '{heading.Trim()}'.");
        var end = text.IndexOf(next, begin + heading.Length, StringComparison.Ordinal);
        return end < 0 ? text[begin..] : text[begin..end];
    }

    private static List<string> Rows(string section) =>
        [.. section.Split('\n').Select(line => line.TrimEnd()).Where(line => line.StartsWith("| `", StringComparison.Ordinal))];

    private static string Docs([CallerFilePath] string path = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "docs"));
}
