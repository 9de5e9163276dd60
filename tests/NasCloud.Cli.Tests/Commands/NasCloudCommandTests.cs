using System.Text;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Tests.Fakes;
using NasCloud.Cli.Tests.Resilience;

namespace NasCloud.Cli.Tests.Commands;

public sealed class NasCloudCommandTests : IDisposable
{
    private readonly TestHost _host = new();

    public static TheoryData<string> CommandLines =>
    [
        "search", "resume", "list", "show", "watch", "compare", "report", "new", "predict", "download", "export", "retrain", "serve", "pause", "stop", "cancel", "completion", "validate", "spaces", "strategies", "benchmark", "latency", "dataset", "dataset list", "dataset get", "dataset info", "dataset export", "doctor", "worker",
    ];

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task NoArguments_OfNasCloud_ShowHelp()
    {
        Assert.Equal(ExitCode.Success, await _host.RunAsync());
        Assert.Contains("nascloud search --data glyphs", _host.Output, StringComparison.Ordinal);
        Assert.Contains("Exit codes:", _host.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("worker", _host.Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(CommandLines))]
    public async Task Help_OfEachCommand_EndsWithExamples(string command)
    {
        Assert.Equal(ExitCode.Success, await _host.RunAsync([.. command.Split(' '), "--help"]));
        var examples = _host.Output[_host.Output.IndexOf("Examples:", StringComparison.Ordinal)..];
        Assert.Contains($"  nascloud {command}", examples, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("bogus")]
    [InlineData("search")]
    [InlineData("list", "--bogus")]
    [InlineData("worker", "some-id", "--threads", "0")]
    public async Task Misuse_OfCommandLine_IsRefusedWithAHint(params string[] arguments)
    {
        Assert.Equal(ExitCode.Invalid, await _host.RunAsync(arguments));
        Assert.Contains("--help' shows what there is.", _host.Errors, StringComparison.Ordinal);
        Assert.Empty(_host.Output);
    }

    [Fact]
    public async Task Version_OfNasCloud_IsShown()
    {
        Assert.Equal(ExitCode.Success, await _host.RunAsync("--version"));
        Assert.Matches(@"^\d+\.\d+\.\d+", _host.Output);
    }

    [Fact]
    public async Task Spaces_WithAndWithoutName_ListAndDescribe()
    {
        await _host.RunAsync("spaces");
        Assert.Contains("nas-bench-201", _host.Output, StringComparison.Ordinal);
        await _host.RunAsync("spaces", "chain");
        Assert.Contains("layers.conv.kernel", _host.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.NotFound, await _host.RunAsync("spaces", "chian"));
        Assert.Contains("There is no search space 'chian': there are chain, custom, alexnet, ", _host.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Strategies_WithAndWithoutName_ListAndDescribe()
    {
        await _host.RunAsync("strategies");
        Assert.Contains("regularized-evolution", _host.Output, StringComparison.Ordinal);
        Assert.Contains("asha", _host.Output, StringComparison.Ordinal);
        await _host.RunAsync("strategies", "asha");
        Assert.Contains("a whole number, 2 to 100; default 3", _host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Validate_OfValidSpec_SaysWhatItAsksFor()
    {
        Assert.Equal(ExitCode.Success, await _host.RunAsync("validate", _host.WriteTableSpec()));
        Assert.Matches("space +nas-bench-201, 15,625 candidates", _host.Output);
        Assert.Contains("valid", _host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DatasetList_OfNothingDownloaded_ShowsTheBuiltInAndHowToGetMore()
    {
        await _host.RunAsync("dataset", "list");

        Assert.Matches("glyphs +here", _host.Output);
        Assert.Matches("fashion-mnist +nascloud dataset get fashion-mnist", _host.Output);
    }

    [Fact]
    public async Task DatasetGet_OfUnknownName_IsRefusedBeforeAnyRequest()
    {
        Assert.Equal(ExitCode.Invalid, await _host.RunAsync("dataset", "get", "nothing"));
        Assert.Contains("expected one of fashion-mnist", _host.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task DatasetInfo_OfMissingFolder_NamesIt()
    {
        Assert.Equal(ExitCode.Invalid, await _host.RunAsync("dataset", "info", "./photos"));
        Assert.Contains(Path.Combine(_host.Folder, "photos"), _host.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Commands_ThatTrainNothing_LoadNoTorch()
    {
        _host.WriteTableSpec();
        var trace = Path.Combine(_host.Folder, "trace");
        // The runtime notes the names of all assemblies that it loads.
        var tracing = new Dictionary<string, string>
        {
            ["DOTNET_EnableEventPipe"] = "1",
            ["DOTNET_EventPipeConfig"] = "Microsoft-Windows-DotNETRuntime:0x8:4",
            ["DOTNET_EventPipeOutputPath"] = trace,
        };

        await using var process = NasCloudProcess.Start(tracing, "search", Path.Combine(_host.Folder, "spec.json"), "--store", _host.Folder, "--plain");

        Assert.True(await process.ExitAsync(TestContext.Current.CancellationToken) == ExitCode.Success, process.Output);
        var events = await File.ReadAllBytesAsync(trace, TestContext.Current.CancellationToken);
        Assert.True(Names("NasCloud.Core"));
        Assert.False(Names("TorchSharp"));

        bool Names(string assembly) => events.AsSpan().IndexOf(Encoding.Unicode.GetBytes(assembly)) >= 0;
    }
}
