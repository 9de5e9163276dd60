using NasCloud.Cli.Progress;
using NasCloud.Core.Searches;
using NasCloud.Core.Trials;
using NasCloud.Testing.Searches;

namespace NasCloud.Cli.Tests.Progress;

public sealed class ForecastTests
{
    [Fact]
    public void Of_WallClock_IsALimit() =>
        Assert.Equal(new Forecast(TimeSpan.FromSeconds(120), IsLimit: true), Of(Snapshots.Create(budget: """{ "wallClock": "3m" }""")));

    [Fact]
    public void Of_Trials_FollowsFromTheRateSoFar() =>
        // 5 of 20 candidates ended in 60 s, 15 are left.
        Assert.Equal(new Forecast(TimeSpan.FromSeconds(180), IsLimit: false), Of(Snapshots.Create(
            trials: [.. Enumerable.Range(1, 5).Select(number => Snapshots.Done(number, 0.8)), Snapshots.Pending(6)])));

    [Fact]
    public void Of_TrialsAndScreenings_CountsWhatIsTrained() =>
        Assert.Equal(new Forecast(TimeSpan.FromSeconds(180), IsLimit: false), Of(Snapshots.Create(
            trials: [.. Enumerable.Range(1, 5).Select(number => Snapshots.Done(number, 0.8)), Snapshots.Screened(6, 1), Snapshots.Screened(7, 2)])));

    [Fact]
    public void Of_SeveralBudgets_IsTheLeast() =>
        Assert.Equal(new Forecast(TimeSpan.FromSeconds(60), IsLimit: false), Of(Snapshots.Create(
            budget: """{ "trials": 20, "wallClock": "1h", "deviceHours": 1 }""", deviceSeconds: 1800, trials: [Snapshots.Done(1, 0.8)])));

    [Fact]
    public void Of_SearchWithoutEndedTrials_IsUnknown() => Assert.Null(Of(Snapshots.Create(trials: [Snapshots.Pending(1)])));

    [Fact]
    public void Of_FinalTraining_FollowsFromItsEpochs()
    {
        var snapshot = Snapshots.Create(SearchState.Finishing, final: Snapshots.Pending(1, epochs: 10, kind: TrialKind.Final));
        var curve = new Dictionary<int, IReadOnlyList<LearningCurvePoint>> { [1] = [Snapshots.Point(1, 0.8, 3), Snapshots.Point(2, 0.8, 5)] };

        Assert.Equal(TimeSpan.FromSeconds(32), Forecast.Of(new SearchFrame(snapshot, curve))!.Left);
    }

    [Fact]
    public void Of_FinalTrainingThatMustEndBefore_IsWhatItsTimeLimitLeaves()
    {
        var final = Snapshots.Pending(1, epochs: 10, kind: TrialKind.Final);
        var snapshot = Snapshots.Create(SearchState.Finishing, final: final with { Trial = final.Trial with { TimeLimit = TimeSpan.FromSeconds(18) } });
        var curve = new Dictionary<int, IReadOnlyList<LearningCurvePoint>> { [1] = [Snapshots.Point(1, 0.8, 3), Snapshots.Point(2, 0.8, 5)] };

        Assert.Equal(TimeSpan.FromSeconds(10), Forecast.Of(new SearchFrame(snapshot, curve))!.Left);
    }

    [Theory]
    [InlineData(SearchState.Paused)]
    [InlineData(SearchState.Completed)]
    public void Of_SearchAtRest_IsUnknown(SearchState state) => Assert.Null(Of(Snapshots.Create(state, budget: """{ "wallClock": "3m" }""")));

    private static Forecast? Of(SearchSnapshot snapshot) => Forecast.Of(new SearchFrame(snapshot, SearchFrame.NoCurves));
}
