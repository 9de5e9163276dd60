using NasCloud.Cli.Hosting;
using NasCloud.Cli.Tests.Fakes;
using NasCloud.Cli.Tests.Resilience;
using NasCloud.Core.Latency;
using NasCloud.Core.Objectives;
using NasCloud.Core.Searches;
using NasCloud.Training.Datasets;

namespace NasCloud.Cli.Tests.Commands;

[Collection(InProcessDriver.Collection)]
public sealed class LatencyCommandTests : IDisposable
{
    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public async Task Run_ForASpecThatNamesTheTable_WritesWhatTheSpecThenReadsAndSearchesBy()
    {
        _host.Variables[DatasetCatalog.SharedFolderVariable] = ProcessData.Folder;
        _host.Drivers = store => new InProcessDriver(store, new DatasetCatalog(ProcessData.Folder));
        _host.WriteSpec("""
            {
              "schemaVersion": 1, "dataset": "bars", "latency": "latency.json", "objectives": ["accuracy", "predictedLatencyMs", "latencyMs"],
              "space": { "name": "chain", "depth": [1], "head": ["globalAveragePooling"], "layers": { "kinds": ["conv"], "conv": { "filters": [4, 8], "kernel": [3], "stride": [2], "activation": ["relu"] } }, "dense": { "layers": [0] } },
              "constraints": { "maxLatencyMs": 1000 }, "strategy": "random", "fidelity": { "name": "full", "epochs": 1 }, "budget": { "trials": 2 }
            }
            """);
        Assert.Equal(ExitCode.Invalid, await _host.RunAsync("validate", "spec.json"));
        Assert.Contains("there is no such file; 'nascloud latency' writes one", _host.Errors, StringComparison.Ordinal);

        Assert.Equal(ExitCode.Success, await _host.RunAsync("latency", "spec.json", "--samples", "2", "--check", "2"));

        Assert.Contains("2 further networks: median error", _host.Output, StringComparison.Ordinal);
        Assert.NotEmpty(LatencyTableJson.Read(File.ReadAllText(Path.Combine(_host.Folder, "latency.json"))).Entries);
        Assert.Equal(ExitCode.Success, await _host.RunAsync("validate", "spec.json"));
        Assert.True(await _host.RunAsync("search", "spec.json", "--plain") == ExitCode.Success, _host.Errors);
        var id = await _host.Store.ListAsync(TestContext.Current.CancellationToken).SingleAsync(TestContext.Current.CancellationToken);
        using var observer = await SearchObserver.OpenAsync(_host.Store, id, TimeProvider.System, TestContext.Current.CancellationToken);
        var trials = (await observer.LookAsync(TestContext.Current.CancellationToken)).Trials;
        Assert.Equal(2, trials.Count);
        Assert.All(trials, trial => Assert.True(trial.Metric(MetricNames.PredictedLatencyMs) > 0 && trial.Metric(MetricNames.LatencyMs) > 0));
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
