using NasCloud.Core.Objectives;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies;
using NasCloud.Testing.Strategies;

namespace NasCloud.Core.Tests.Objectives;

public sealed class LeaderboardTests
{
    private static readonly Genotype A = Genotype.Parse("0");
    private static readonly Genotype B = Genotype.Parse("1");
    private static readonly Genotype C = Genotype.Parse("2");

    [Fact]
    public void Of_SeveralFidelities_ShowsEachCandidateAtItsHighest()
    {
        Observation[] observations =
        [
            Observe.Accuracy(1, A, 0.9), Observe.Accuracy(2, B, 0.6), Observe.Failed(3, C),
            Observe.Accuracy(4, A, 0.5, 3, 1), Observe.Pending(5, B, 3, 2),
        ];
        Assert.Equal([2, 4, 3], Leaderboard.Of(observations, Histories.One).Select(each => each.Trial.Number));
    }

    [Fact]
    public void Of_NoObservations_IsEmpty() => Assert.Empty(Leaderboard.Of([], Histories.One));

    [Fact]
    public void Candidates_FailedAtMoreEpochs_KeepTheirMetrics() =>
        Assert.Equal([1], Candidates.Of([Observe.Accuracy(1, A, 0.9), Observe.Failed(2, A, 3, 1)]).Select(each => each.Trial.Number));

    [Fact]
    public void Candidates_EndedWithoutMetricsAndPendingAgain_AreEnded() =>
        Assert.Equal([1], Candidates.Of([Observe.Failed(1, A), Observe.Pending(2, A, 3)]).Select(each => each.Trial.Number));

    [Fact]
    public void Candidates_OnlyScreened_AreLeftOut() =>
        Assert.Equal([3], Candidates.Of([Observe.Pending(1, A, 0).End(), Observe.Pending(2, B, 0).End(), Observe.Failed(3, B, 3, 2)]).Select(each => each.Trial.Number));

    [Fact]
    public void Candidates_OfSeveral_StandInOrderOfTheirFirstTrials() =>
        Assert.Equal([B, A], Candidates.Of([Observe.Accuracy(1, B, 0.1), Observe.Accuracy(2, A, 0.1), Observe.Accuracy(3, B, 0.1, 3, 1)]).Select(each => each.Trial.Genotype));

    [Fact]
    public void Metric_OfATrial_ComesFromTrialOrScore()
    {
        var pending = Observe.Pending(1, A).Sized(7, 9);
        Assert.Equal(7, pending.Metric(MetricNames.Parameters));
        Assert.Equal(9, pending.Metric(MetricNames.Flops));
        Assert.Null(pending.Metric(MetricNames.Accuracy));
        var ended = pending.End((MetricNames.Accuracy, 0.5), (MetricNames.Parameters, 1), (MetricNames.Loss, double.NaN));
        Assert.Equal(0.5, ended.Metric(MetricNames.Accuracy));
        Assert.Equal(7, ended.Metric(MetricNames.Parameters));
        Assert.Null(ended.Metric(MetricNames.Loss));
    }
}
