using System.Diagnostics;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using NasCloud.Core.Searches;
using NasCloud.Core.Telemetry;
using NasCloud.Testing.Searches;
using NasCloud.Testing.Storage;
using NasCloud.Testing.Telemetry;

namespace NasCloud.Core.Tests.Telemetry;

public sealed class SearchTraceTests
{
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;
    private readonly SearchRepository _repository = new(new InMemoryObjectStore());
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void IdOf_SearchIds_AreEachTheirOwnAndStayTheSame()
    {
        // Traces of searches that are running, and links to those that are kept, rest on it.
        Assert.Equal("062e33924a73120b6e233512089d2f63", SearchTrace.IdOf(new SearchId("quickstart-7f3a")).ToHexString());
        Assert.NotEqual(SearchTrace.IdOf(new SearchId("a-1")), SearchTrace.IdOf(new SearchId("a-2")));
    }

    [Fact]
    public async Task Create_Listened_IsTheRootOfTheSearchsTraceAndKeptInTheManifest()
    {
        using var recorder = new TelemetryRecorder();

        var manifest = await CreateAsync();

        var root = Assert.Single(recorder.Spans);
        Assert.Equal((TelemetryNames.CreateSearch, SearchTrace.IdOf(manifest.Id), default(ActivitySpanId)), (root.OperationName, root.TraceId, root.ParentSpanId));
        Assert.Equal(manifest.Id.Value, root.GetTagItem(TelemetryNames.SearchId));
        Assert.Equal("test", root.GetTagItem(TelemetryNames.SearchName));
        Assert.Equal(root.Id, (await _repository.ReadManifestAsync(manifest.Id, Test)).TraceParent);
    }

    [Fact]
    public async Task Create_CalledWithinASpan_LinksItAndStaysInItsOwnTrace()
    {
        using var recorder = new TelemetryRecorder();
        using var request = new Activity("request").Start();

        var manifest = await CreateAsync();

        var root = Assert.Single(recorder.Spans);
        Assert.Equal(SearchTrace.IdOf(manifest.Id), root.TraceId);
        Assert.Equal(request.Context, Assert.Single(root.Links).Context);
        Assert.Same(request, Activity.Current);
    }

    [Fact]
    public async Task Create_Repeated_HasOneRoot()
    {
        using var recorder = new TelemetryRecorder();
        var id = new SearchId("test-1");
        var spec = TestSearch.Create().Spec;
        var creator = new SearchCreator(_repository, _time);

        var first = await creator.CreateAsync(id, spec, null, Test);
        var second = await creator.CreateAsync(id, spec, null, Test);

        Assert.Equal(Assert.Single(recorder.Spans).Id, first.TraceParent);
        Assert.Equal(first.TraceParent, second.TraceParent);
    }

    [Fact]
    public async Task Create_NobodyListens_KeepsNoTrace()
    {
        var manifest = TestSearch.Create();
        await _repository.CreateAsync(manifest, Test);

        var stored = await _repository.Store.ReadAsync(SearchPaths.Manifest(manifest.Id), Test);

        Assert.DoesNotContain("traceParent", Encoding.UTF8.GetString(stored!.Content.Span), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not a traceparent")]
    public void Start_NoRootIsKnown_IsInTheSearchsTraceAllTheSame(string? traceParent)
    {
        using var recorder = new TelemetryRecorder();
        var manifest = TestSearch.Create() with { TraceParent = traceParent };

        SearchTrace.Start("span", manifest)!.Dispose();

        var span = Assert.Single(recorder.Spans);
        Assert.Equal((SearchTrace.IdOf(manifest.Id), default(ActivitySpanId)), (span.TraceId, span.ParentSpanId));
    }

    [Fact]
    public async Task StartLaunch_OfASearch_IsUnderItsRootAndCurrentForTheEngine()
    {
        using var recorder = new TelemetryRecorder();
        var manifest = await CreateAsync();

        using (var launch = SearchTrace.StartLaunch(manifest))
            Assert.Same(launch, Activity.Current);

        var span = Assert.Single(recorder.SpansOf(TelemetryNames.LaunchSearch));
        Assert.Equal((manifest.TraceParent, ActivityKind.Producer), (span.ParentId, span.Kind));
    }

    [Fact]
    public void Start_WithinASpanOfTheSearch_DoesNotLinkIt()
    {
        using var recorder = new TelemetryRecorder();
        var manifest = TestSearch.Create();
        using (SearchTrace.Start("outer", manifest))
            SearchTrace.Start("inner", manifest)!.Dispose();

        Assert.All(recorder.Spans, span => Assert.Empty(span.Links));
    }

    private Task<SearchManifest> CreateAsync() => new SearchCreator(_repository, _time).CreateAsync(TestSearch.Create().Spec, null, Test);
}
