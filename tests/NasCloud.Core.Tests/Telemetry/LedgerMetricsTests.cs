using NasCloud.Core.Costs;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.Searches.Ports;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Telemetry;
using NasCloud.Core.Trials;
using NasCloud.Testing.Storage;
using NasCloud.Testing.Telemetry;

namespace NasCloud.Core.Tests.Telemetry;

public sealed class LedgerMetricsTests
{
    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;
    private static readonly SearchId Id = new("test");
    private readonly InMemoryObjectStore _store = new();

    [Fact]
    public async Task Append_TrialsAndTheirScores_AreCountedWithTheirKindsAndOutcomes()
    {
        using var recorder = new TelemetryRecorder();
        using var ledger = Open(new DevicePrice(3.6m, "EUR"));

        await AppendAsync(ledger, Proposed(1), Proposed(2), Proposed(3, TrialKind.Final));
        await AppendAsync(ledger, Ended(1, attempts: 3, seconds: 10), Ended(2, TrialOutcome.Failed, seconds: 5), Ended(3, seconds: 100), new SearchEnded(default, EndReason.WallClock));

        Assert.Equal(2, recorder.Sum("nascloud.trials.proposed", TelemetryNames.TrialKind, "search"));
        Assert.Equal(1, recorder.Sum("nascloud.trials.proposed", TelemetryNames.TrialKind, "final"));
        Assert.Equal(2, recorder.Sum("nascloud.trials", TelemetryNames.Outcome, "succeeded"));
        Assert.Equal(1, recorder.Sum("nascloud.trials", TelemetryNames.Outcome, "failed"));
        Assert.Equal(2, recorder.Sum("nascloud.trial.retries"));
        Assert.Equal(15, recorder.Sum("nascloud.device.time", TelemetryNames.TrialKind, "search"));
        Assert.Equal(100, recorder.Sum("nascloud.device.time", TelemetryNames.TrialKind, "final"));
        Assert.Equal(0.115, recorder.Sum("nascloud.cost", TelemetryNames.Currency, "EUR"), 1e-9);
        Assert.Equal(1, recorder.Sum("nascloud.searches", TelemetryNames.EndReason, "wallClock"));
    }

    [Fact]
    public async Task Append_PriceNotKnown_CountsNoCost()
    {
        using var recorder = new TelemetryRecorder();
        using var ledger = Open();

        await AppendAsync(ledger, Proposed(1), Ended(1));

        Assert.Equal((1, 0), (recorder.Count("nascloud.device.time"), recorder.Count("nascloud.cost")));
    }

    [Fact]
    public async Task Append_ByAnother_IsTheirsToCount()
    {
        using var recorder = new TelemetryRecorder();
        using var ours = Open();
        using var theirs = new SearchLedger(_store, Id);
        await AppendAsync(theirs, Proposed(1));

        await AppendAsync(ours, Proposed(2));

        Assert.Equal(1, recorder.Sum("nascloud.trials.proposed"));
    }

    [Fact]
    public async Task Append_AnswersAreLostAgainAndAgain_CountsEachEntryOnce()
    {
        using var recorder = new TelemetryRecorder();
        var faulty = new FaultInjectingObjectStore(_store, new FaultRates(Refused: 0.3, AnswerLost: 0.3), seed: 1);
        using var ledger = new SearchLedger(faulty, Id, new LedgerMetrics(null));
        using var theirs = new SearchLedger(_store, Id);

        for (var trial = 1; trial <= 200; trial += 2)
        {
            await ProposeAsync(ledger, trial);
            await AppendAsync(theirs, Proposed(trial + 1));
        }

        // An answer lost at the very end shows at the next look.
        faulty.IsEnabled = false;
        await ledger.ReadAsync(state => state.Trials.Count, Test);
        Assert.Equal(200, await theirs.ReadAsync(state => state.Trials.Count, Test));
        Assert.Equal(100, recorder.Sum("nascloud.trials.proposed"));
        Assert.True(faulty.Faults > 100, $"{faulty.Faults} faults");
    }

    [Fact]
    public async Task Append_ArrivesAfterItWasTriedAgain_IsCountedOnce()
    {
        using var recorder = new TelemetryRecorder();
        var appends = 0;
        var slow = new InterceptedStore(_store) { Refuse = (method, _) => method == nameof(IObjectStore.AppendAsync) && Interlocked.Increment(ref appends) == 1 };
        using var ledger = new SearchLedger(slow, Id, new LedgerMetrics(null));
        await Assert.ThrowsAsync<StoreException>(() => AppendAsync(ledger, Proposed(1, at: 1)));

        // The request that was given up was on its way all the time, and arrives before the one that was sent in its place.
        await ledger.ChangeAsync(
            state =>
            {
                if (state.Trials.Count > 0)
                    return new LedgerChange<bool>([], true);
                _ = _store.AppendAsync(SearchPaths.Ledger(Id), LedgerJson.Write([Proposed(1, at: 1)]), 0, Test);
                return new LedgerChange<bool>([Proposed(1, at: 2)], true);
            },
            Test);

        Assert.Equal(1, await ledger.ReadAsync(state => state.Trials.Count, Test));
        Assert.Equal(1, recorder.Sum("nascloud.trials.proposed"));
    }

    [Fact]
    public async Task Attributes_OfAllInstruments_NameNoSearchAndNoTrial()
    {
        using var recorder = new TelemetryRecorder();
        using var ledger = Open(new DevicePrice(1, "USD"));
        await AppendAsync(ledger, Proposed(1), Ended(1, attempts: 2), new SearchEnded(default, EndReason.Trials));

        string[] allowed = [TelemetryNames.TrialKind, TelemetryNames.Outcome, TelemetryNames.Currency, TelemetryNames.EndReason];
        Assert.All(recorder.Measurements, each => Assert.Empty(each.Tags.Keys.Except(allowed)));
        Assert.All(recorder.Measurements, each => Assert.NotNull(each.Unit));
    }

    private SearchLedger Open(DevicePrice? price = null) => new(_store, Id, new LedgerMetrics(price));

    private static Task<bool> AppendAsync(SearchLedger ledger, params LedgerEntry[] entries) =>
        ledger.ChangeAsync(_ => new LedgerChange<bool>(entries, true), Test);

    // As activities do: again and again until it stands there, decided from the ledger as it is.
    private static async Task ProposeAsync(SearchLedger ledger, int trial)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                var now = DateTimeOffset.UnixEpoch.AddSeconds(attempt);
                await ledger.ChangeAsync(state => new LedgerChange<bool>(state.Trials.Count < trial ? [Proposed(trial, at: now.Second)] : [], true), Test);
                return;
            }
            catch (StoreException)
            {
                Assert.InRange(attempt, 1, 100);
            }
        }
    }

    private static TrialProposed Proposed(int number, TrialKind kind = TrialKind.Search, int at = 0) => new(DateTimeOffset.UnixEpoch.AddSeconds(at), new Trial
    {
        Number = number,
        Kind = kind,
        Genotype = Genotype.Parse("333333"),
        ArchitectureId = $"a{number}",
        Epochs = 1,
        Parameters = 1,
        Flops = 1,
    });

    private static TrialEnded Ended(int trial, TrialOutcome outcome = TrialOutcome.Succeeded, int attempts = 1, double seconds = 1) =>
        new(DateTimeOffset.UnixEpoch, new TrialScore { Trial = trial, Outcome = outcome, Attempts = attempts, DeviceSeconds = seconds });
}
