using System.Text.RegularExpressions;
using NasCloud.Core.Specs;

namespace NasCloud.Core.Tests.Specs;

/// <summary>Holds what is published about specs current. With NASCLOUD_UPDATE_DOCS=1 set, the tests rewrite it instead.</summary>
public sealed class SpecDocsTests
{
    private const string Begin = "<!-- The rest is generated from the code; NASCLOUD_UPDATE_DOCS=1 dotnet test tests/NasCloud.Core.Tests rewrites it. -->";

    private static readonly string Docs = Repository.File("docs");

    [Fact]
    public void Schema_IsCurrent() => RequireCurrent("search-spec.schema.json", _ => SearchSpecSchema.Generate());

    [Fact]
    public void Reference_IsCurrent() => RequireCurrent("search-spec.md", WithReference);

    [Fact]
    public void Example_InTheDocs_IsASpec()
    {
        var reading = SearchSpecReader.Read(Assert.Single(CodeBlocks(Path.Combine(Docs, "search-spec.md"), "jsonc")));

        Assert.Empty(reading.Errors);
        Assert.Equal("my-first-search", reading.Spec!.Name);
    }

    [Fact]
    public void Examples_AreSpecs()
    {
        var examples = Directory.GetFiles(Repository.File("examples"), "*.json");

        Assert.NotEmpty(examples);
        Assert.All(examples, path => Assert.Empty(SearchSpecReader.Read(File.ReadAllText(path)).Errors));
    }

    [Fact]
    public void Examples_InTheReadme_AreSpecs()
    {
        var examples = CodeBlocks(Repository.File("README.md"), "json").ToList();

        Assert.NotEmpty(examples);
        Assert.All(examples, example => Assert.Empty(SearchSpecReader.Read(example).Errors));
    }

    private static IEnumerable<string> CodeBlocks(string path, string language) =>
        Regex.Matches(File.ReadAllText(path), $@"^```{language}\r?\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)
            .Select(match => match.Groups[1].Value);

    private static string WithReference(string text)
    {
        var begin = text.IndexOf(Begin, StringComparison.Ordinal);
        Assert.True(begin >= 0, "docs/search-spec.md has lost the marker before its generated part.");
        return $"{text[..begin]}{Begin}\n\n{SearchSpecSchema.GenerateReference().TrimEnd()}\n";
    }

    private static void RequireCurrent(string name, Func<string, string> update)
    {
        var path = Path.Combine(Docs, name);
        var text = File.Exists(path) ? File.ReadAllText(path) : "";
        var current = update(text);
        if (Environment.GetEnvironmentVariable("NASCLOUD_UPDATE_DOCS") == "1")
            File.WriteAllText(path, current);
        else
            Assert.True(current == text, $"docs/{name} is out of date: run NASCLOUD_UPDATE_DOCS=1 dotnet test tests/NasCloud.Core.Tests.");
    }
}
