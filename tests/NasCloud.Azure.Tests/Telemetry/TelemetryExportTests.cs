using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using NasCloud.Azure.Telemetry;
using NasCloud.Core.Searches;
using NasCloud.Core.Telemetry;
using NasCloud.Testing.Searches;
using NasCloud.Testing.Storage;
using NasCloud.Testing.Telemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace NasCloud.Azure.Tests.Telemetry;

public sealed class TelemetryExportTests
{
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;

    [Fact]
    public void Add_NothingIsAskedFor_AddsNothing() =>
        Assert.Empty(new ServiceCollection().AddNasCloudTelemetry("nascloud-functions", _ => null));

    [Fact]
    public async Task Add_CollectorIsNamed_MakesProvidersThatListen()
    {
        await using var services = new ServiceCollection()
            .AddNasCloudTelemetry("nascloud-functions", name => name == TelemetrySettings.CollectorVariable ? "http://127.0.0.1:9" : null)
            .BuildServiceProvider();

        Assert.NotNull(services.GetService<TracerProvider>());
        Assert.NotNull(services.GetService<MeterProvider>());
        Assert.NotNull(services.GetService<ILoggerFactory>());
    }

    [Fact]
    public async Task Pipeline_ApplicationInsights_GetsTheSearchsTraceAndTheLog()
    {
        await using var collector = FakeCollector.Start();
        var connection = $"InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint={collector.Address}/";
        var settings = TelemetrySettings.FromEnvironment("nascloud-trainer", "trainer-1", name => name == TelemetrySettings.InsightsVariable ? connection : null)!;
        SearchManifest manifest;
        await using (var pipeline = TelemetryPipeline.Start(settings))
        {
            var repository = new SearchRepository(new InMemoryObjectStore());
            manifest = await new SearchCreator(repository, TimeProvider.System).CreateAsync(TestSearch.Create().Spec, null, Test);
            TrainerRequest.Count();
            TestLog.Said(pipeline.Loggers.CreateLogger("test"), "a word");
        }

        var sent = string.Concat(collector.Requests.Where(request => request.Path.EndsWith("/track", StringComparison.Ordinal)).Select(request => request.Text));
        Assert.Contains(SearchTrace.IdOf(manifest.Id).ToHexString(), sent, StringComparison.Ordinal);
        Assert.Contains("\"nascloud-trainer\"", sent, StringComparison.Ordinal);
        Assert.Contains("nascloud.trainer.starts", sent, StringComparison.Ordinal);
        Assert.Contains("Somebody said a word.", sent, StringComparison.Ordinal);
        Assert.Contains("\"EventId\":\"9001\"", sent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("IngestionEndpoint=http://127.0.0.1:9/")]
    public void Pipeline_ConnectionStringIsNone_SaysWhatToCheck(string connection)
    {
        var settings = TelemetrySettings.FromEnvironment("nascloud", "1", name => name == TelemetrySettings.InsightsVariable ? connection : null)!;

        var exception = Assert.Throws<FormatException>(() => TelemetryPipeline.Start(settings));

        Assert.StartsWith("Telemetry can't be sent: ", exception.Message, StringComparison.Ordinal);
        Assert.EndsWith("Check OTEL_EXPORTER_OTLP_ENDPOINT and APPLICATIONINSIGHTS_CONNECTION_STRING, or unset them.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pipeline_NobodyIsThere_EndsAllTheSame()
    {
        var settings = TelemetrySettings.FromEnvironment("nascloud", "1", name => name == TelemetrySettings.InsightsVariable
            ? "InstrumentationKey=00000000-0000-0000-0000-000000000001;IngestionEndpoint=http://127.0.0.1:9/"
            : null)!;
        var repository = new SearchRepository(new InMemoryObjectStore());

        await using (TelemetryPipeline.Start(settings))
            await new SearchCreator(repository, TimeProvider.System).CreateAsync(TestSearch.Create().Spec, null, Test);

        Assert.Single(await repository.ListAsync(Test).ToListAsync(Test));
    }
}
