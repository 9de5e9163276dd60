using System.CommandLine;
using NasCloud.Cli.Commands;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Tests.Fakes;

namespace NasCloud.Cli.Tests.Documentation;

/// <summary>Every <c>nascloud</c> command that the documents show is one that the program takes; those that can be run cheaply are run.</summary>
/// <remarks>A new command of the documents is found by itself, and run. Where that can't be, <see cref="NotRun"/> takes the reason.</remarks>
public sealed class DocumentedCommandsTests(DocumentedFolder folder) : IClassFixture<DocumentedFolder>
{
    private static readonly IReadOnlyDictionary<string, DocumentedCommand> Commands =
        DocumentedCommand.All().DistinctBy(command => command.Text).ToDictionary(command => command.Text);

    public static TheoryData<string> Run => [.. Commands.Values.Where(command => NotRun.Reason(command.Arguments) is null).Select(command => command.Text)];

    [Fact]
    public void Commands_AreFoundInEachDocumentThatShowsSome() => Assert.Superset(
        new HashSet<string>(["README.md", "docs/cli.md", "docs/tutorial.md", "docs/operations.md", "examples/README.md", "src/NasCloud.Cli/README.md"]),
        DocumentedCommand.All().Select(command => command.Place[..command.Place.LastIndexOf(':')]).ToHashSet());

    [Fact]
    public void Parse_EachCommand_IsWhatTheProgramTakes()
    {
        using var host = new TestHost();
        var root = NasCloudCommand.Create(host.Host());

        Assert.All(DocumentedCommand.All(), command =>
        {
            var errors = root.Parse([.. command.Arguments]).Errors;
            Assert.True(errors.Count == 0, $"{command.Place}: nascloud {command.Text}\n{string.Join('\n', errors.Select(error => error.Message))}");
        });
    }

    [Fact]
    public void Commands_OfTheProgram_AreAllDocumented()
    {
        using var host = new TestHost();
        var shown = Commands.Values.Select(command => string.Join(' ', command.Arguments)).ToList();

        Assert.All(Leaves("", NasCloudCommand.Create(host.Host())), name =>
            Assert.True(shown.Exists(line => line == name || line.StartsWith($"{name} ", StringComparison.Ordinal)), $"'nascloud {name}' stands in no fenced block of a document"));
    }

    [Fact]
    public void Options_OfTheProgram_AreAllDocumented()
    {
        using var host = new TestHost();
        var documented = DocumentedCommand.Options();

        Assert.All(Visible(NasCloudCommand.Create(host.Host())), command => Assert.All(command.Options.Where(option => !option.Hidden), option =>
            Assert.True(documented.Contains(option.Name), $"{option.Name} of 'nascloud {command.Name}' stands in no document")));
    }

    [Theory]
    [MemberData(nameof(Run))]
    public async Task Run_EachThatIsCheap_Succeeds(string line)
    {
        var command = Commands[line];

        var (exitCode, printed) = await folder.RunAsync(command.Arguments);

        Assert.True(exitCode == ExitCode.Success, $"{command.Place}: nascloud {line}\nexits with {exitCode}:\n{printed}");
    }

    [Fact]
    public void NotRun_EachCommand_IsRunByATestThatThereIs()
    {
        var tests = Directory.EnumerateFiles(Path.Combine(Documents.Root(), "tests"), "*Tests.cs", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension).ToHashSet();

        Assert.All(NotRun.RunBy, name => Assert.Contains(name, tests));
    }

    [Theory]
    [InlineData("nascloud show ID  # what it cost", "show ID")]
    [InlineData("$ nascloud list", null)]
    [InlineData("KEY=$(openssl rand -hex 32) nascloud serve --port 80", "serve --port 80")]
    [InlineData("nascloud search a.json --json > events.jsonl", "search a.json --json")]
    [InlineData("nascloud benchmark --strategies 'a(b=1,c=2),d'", "benchmark --strategies a(b=1,c=2),d")]
    [InlineData("dotnet run -c Release --project src/NasCloud.Cli -- search a.json#1", "search a.json#1")]
    [InlineData("dotnet run --project bench/NasCloud.Benchmarks -- overhead", null)]
    public void In_LineOfABlock_IsReadAsAShellDoes(string line, string? expected) =>
        Assert.Equal(expected, DocumentedCommand.In("x.md", ["nascloud not fenced", "```", line, "```", "```json", "nascloud json", "```"]).Select(command => command.Text).SingleOrDefault());

    [Fact]
    public void In_LineThatGoesOn_IsReadAsOne() =>
        Assert.Equal("list --json", DocumentedCommand.In("x.md", ["```sh", "nascloud list \\", "  --json", "```"]).Single().Text);

    private static IEnumerable<Command> Visible(Command command) => command.Subcommands.Where(inner => !inner.Hidden).SelectMany(inner => Visible(inner).Prepend(inner));

    private static IEnumerable<string> Leaves(string path, Command command) => command.Subcommands.Where(inner => !inner.Hidden).SelectMany(inner =>
        inner.Subcommands.Count == 0 ? [$"{path}{inner.Name}"] : Leaves($"{path}{inner.Name} ", inner));
}
