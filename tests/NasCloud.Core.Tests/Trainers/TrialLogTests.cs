using System.Collections.Immutable;
using System.Text;
using Microsoft.Extensions.Time.Testing;
using NasCloud.Core.Trainers;
using NasCloud.Core.Trials;
using NasCloud.Testing.Storage;

namespace NasCloud.Core.Tests.Trainers;

public sealed class TrialLogTests
{
    private const string Path = "searches/test/trials/000001/logs/000001.log";
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;
    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
    private readonly InMemoryObjectStore _store;

    public TrialLogTests() => _store = new InMemoryObjectStore(_time);

    [Fact]
    public async Task Dispose_NothingWasTold_LeavesNoLog()
    {
        await using (Log())
        {
        }

        Assert.Null(await _store.ReadAsync(Path, Test));
    }

    [Fact]
    public async Task Dispose_AfterWordsAndAnEpoch_WritesThemBelowTheHeadingWithTheirTimes()
    {
        await using (var log = Log())
        {
            log.Add("trains on cpu");
            _time.Advance(TimeSpan.FromSeconds(2));
            log.Add(new LearningCurvePoint(1, 0.5, ImmutableSortedDictionary<string, double>.Empty.Add("accuracy", 0.75), 1.5, 0.01));
        }

        Assert.Equal(
            """
            2026-01-01T00:00:00.000Z heading
            2026-01-01T00:00:00.000Z trains on cpu
            2026-01-01T00:00:02.000Z epoch 1: training loss 0.5, accuracy 0.75, learning rate 0.01, 1.50 s

            """.ReplaceLineEndings("\n"),
            await TextAsync());
    }

    [Fact]
    public async Task Add_WhileTheAttemptRuns_IsWrittenNowAndThen()
    {
        await using var log = Log();

        log.Add("trains on cpu");
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.Contains("trains on cpu", await TextAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Write_StoreThatFails_CostsNothingAndIsMadeUpForLater()
    {
        var store = new InterceptedStore(_store) { Refuse = (_, _) => true };
        await using var log = new TrialLog(store, Path, "heading", _time);
        log.Add("lost at first");
        await log.WriteAsync();

        store.Refuse = (_, _) => false;
        await log.WriteAsync();

        Assert.Contains("lost at first", await TextAsync(), StringComparison.Ordinal);
    }

    private TrialLog Log() => new(_store, Path, "heading", _time);

    private async Task<string?> TextAsync() => await _store.ReadAsync(Path, Test) is { } stored ? Encoding.UTF8.GetString(stored.Content.Span) : null;
}
