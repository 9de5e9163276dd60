using NasCloud.Cli.Hosting;
using NasCloud.Cli.Tests.Fakes;
using NasCloud.Testing.Searches;

namespace NasCloud.Cli.Tests.Commands;

/// <summary>What is said of command lines that can't be understood.</summary>
public sealed class CommandLineErrorTests : IDisposable
{
    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("serach spec.json", "'serach' is no command of nascloud; did you mean 'search'?")]
    [InlineData("frobnicate", "'frobnicate' is no command of nascloud: expected new, search, ")]
    [InlineData("dataset gte glyphs", "'gte' is no command of nascloud dataset; did you mean 'get'?")]
    [InlineData("dataset", "nascloud dataset needs a command: expected one of list, get, info, export, upload")]
    [InlineData("list --jsn", "'--jsn' is no option of 'nascloud list'; did you mean '--json'?")]
    [InlineData("list --frobnicate", "'--frobnicate' is no option of 'nascloud list': 'nascloud list' has --store, --storage, --server, --key, --json")]
    [InlineData("list all", "'all' is one word too many: 'nascloud list' takes options alone")]
    [InlineData("show one two", "'two' is one word too many: 'nascloud show' takes ID")]
    [InlineData("show", "ID is missing: expected the search, or the beginning of its id")]
    [InlineData("show x --top ten", "--top is 'ten': expected a whole number, at most 2,147,483,647")]
    [InlineData("show x --top 0", "--top is 0: expected 1 to 1,000,000.")]
    [InlineData("show x --top", "--top has no value: expected N, how many trials the leaderboard shows")]
    [InlineData("show x --top 1 --top 2", "--top is given 2 values, '1', '2': expected one")]
    [InlineData("retrain x", "--epochs is missing: expected ")]
    [InlineData("search --data x --kind imagse", "--kind is 'imagse': expected one of images, table, series, tokens; did you mean 'images'?")]
    [InlineData("search --data", "--data has no value: expected PLACE")]
    [InlineData("completion bsh", "SHELL is 'bsh': expected one of bash, zsh, fish, pwsh; did you mean 'bash'?")]
    [InlineData("compare one", "ID is given 1 time, as 'one': expected at least 2")]
    public async Task Misuse_OfCommandLine_SaysWhatWasWrongAndExpected(string line, string expected)
    {
        Assert.Equal(ExitCode.Invalid, await _host.RunAsync(line.Split(' ')));

        Assert.StartsWith($"error: {expected}", _host.Errors, StringComparison.Ordinal);
        Assert.Equal(2, _host.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task Misuse_OfASearchsName_NamesTheNearest()
    {
        await _host.Store.CreateAsync(TestSearch.Create(id: "quickstart-7f3a"), TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.NotFound, await _host.RunAsync("show", "qiuckstart"));
        Assert.Contains("; did you mean 'quickstart'?", _host.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Misuse_OfAFileAsStore_SaysWhatIsExpected()
    {
        File.WriteAllText(Path.Combine(_host.Folder, "store.txt"), "");

        Assert.Equal(ExitCode.Invalid, await _host.RunAsync("list", "--store", "store.txt"));
        Assert.Contains("--store is store.txt, which is a file: expected a folder", _host.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Misuse_OfASpacesName_NamesTheNearest()
    {
        Assert.Equal(ExitCode.NotFound, await _host.RunAsync("spaces", "chian"));
        Assert.EndsWith("; did you mean 'chain'?", _host.Errors.Trim(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Misuse_OfADataSetsName_NamesTheNearest()
    {
        Assert.Equal(ExitCode.Invalid, await _host.RunAsync("dataset", "get", "fashion-mnst"));
        Assert.Contains("; did you mean 'fashion-mnist'?", _host.Errors, StringComparison.Ordinal);
    }
}
