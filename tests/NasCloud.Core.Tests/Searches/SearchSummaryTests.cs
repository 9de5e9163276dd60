using NasCloud.Core.Searches;
using NasCloud.Core.Trials;
using NasCloud.Testing.Searches;

namespace NasCloud.Core.Tests.Searches;

public sealed class SearchSummaryTests
{
    [Fact]
    public void Of_Trials_CountsThemByHowTheyStand()
    {
        var summary = SearchSummary.Of(Snapshots.Create(parallelism: 1, trials:
            [Snapshots.Done(1, 0.7), Snapshots.Done(2, 0.9), Snapshots.Failed(3, "x"), Snapshots.Pending(4), Snapshots.Pending(5), Snapshots.Pending(6), Snapshots.Failed(7, "x", TrialOutcome.Cancelled)]));

        Assert.Equal((2, 1, 1, 2), (summary.Done, summary.Failed, summary.Running, summary.Waiting));
        Assert.Equal(2, summary.Best?.Trial.Number);
        Assert.Equal(3, summary.TrialsPerMinute);
    }

    [Fact]
    public void Of_SearchWithoutMetrics_HasNoBest() =>
        Assert.Null(SearchSummary.Of(Snapshots.Create(trials: [Snapshots.Failed(1, "x"), Snapshots.Pending(2)])).Best);

    [Fact]
    public void Of_SearchNotBegun_HasNoRate() => Assert.Null(SearchSummary.Of(Snapshots.Create(elapsed: TimeSpan.Zero)).TrialsPerMinute);
}
