using NasCloud.Cli.Hosting;
using NasCloud.Cli.Tests.Fakes;
using NasCloud.Core.Latency;

namespace NasCloud.Cli.Tests.Commands;

public sealed class LatencyCommandTests : IDisposable
{
    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Run_ForASpecThatNamesTheTable_WritesWhatTheSpecThenReads()
    {
        _host.WriteSpec("""
            {
              "schemaVersion": 1, "dataset": "glyphs", "latency": "latency.json", "objectives": ["accuracy", "predictedLatencyMs"],
              "space": { "name": "chain", "depth": [1], "head": ["globalAveragePooling"], "layers": { "kinds": ["conv"], "conv": { "filters": [4, 8], "kernel": [3], "stride": [2], "activation": ["relu"] } }, "dense": { "layers": [0] } },
              "constraints": { "maxLatencyMs": 1000 }, "budget": { "trials": 2 }
            }
            """);
        Assert.Equal(ExitCode.Invalid, await _host.RunAsync("validate", "spec.json"));
        Assert.Contains("there is no such file; 'nascloud latency' writes one", _host.Errors, StringComparison.Ordinal);

        Assert.Equal(ExitCode.Success, await _host.RunAsync("latency", "spec.json", "--samples", "2", "--check", "2"));

        Assert.Contains("2 further networks: median error", _host.Output, StringComparison.Ordinal);
        Assert.NotEmpty(LatencyTableJson.Read(File.ReadAllText(Path.Combine(_host.Folder, "latency.json"))).Entries);
        Assert.Equal(ExitCode.Success, await _host.RunAsync("validate", "spec.json"));
    }

    [Theory]
    [InlineData("Name either a spec or a space", "latency")]
    [InlineData("--input is '28x28': expected channels x height x width", "latency", "--space", "chain", "--input", "28x28")]
    public async Task Run_NotValid_SaysWhy(string message, params string[] arguments)
    {
        Assert.Equal(ExitCode.Invalid, await _host.RunAsync(arguments));
        Assert.Contains(message, _host.Errors, StringComparison.Ordinal);
    }
}
