using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Retraining;
using NasCloud.Core.Strategies;
using NasCloud.Core.Trials;
using NasCloud.Testing.Searches;

namespace NasCloud.Core.Tests.Searches.Retraining;

public sealed class RetrainingPlanTests
{
    [Fact]
    public void Trial_OfASeed_TrainsInFullFromFreshWeights()
    {
        var promoted = Snapshots.Done(2, 0.9) with { };
        promoted = promoted with { Trial = promoted.Trial with { ContinuesFrom = 1, InheritsFrom = 1, TimeLimit = TimeSpan.FromMinutes(1) } };

        var trial = new RetrainingPlan(Search(promoted), promoted, Epochs: 30, Seeds: 3).Trial(seed: 2);

        Assert.Equal(
            promoted.Trial with { Kind = TrialKind.Final, Epochs = 30, Replica = 2, ContinuesFrom = null, InheritsFrom = null, TimeLimit = null },
            trial);
    }

    [Fact]
    public void All_OfAPlan_HaveFoldersOfTheirOwn()
    {
        var plan = new RetrainingPlan(Search(Snapshots.Done(2, 0.9)), Snapshots.Done(2, 0.9), Epochs: 30, Seeds: 2);

        Assert.Equal(
            ["searches/test-0001/retrained/000002/epochs-30/seed-0", "searches/test-0001/retrained/000002/epochs-30/seed-1"],
            plan.All.Select(training => training.Folder));
    }

    [Fact]
    public void FindProblem_OfTrialsThatCanBeTrained_IsNone()
    {
        var search = Search();
        Assert.All(
            [Snapshots.Done(1, 0.9), Snapshots.Screened(2, 0.1), Snapshots.Pending(3), Snapshots.Failed(4, "It took too long.", TrialOutcome.TimedOut)],
            trial => Assert.Null(RetrainingPlan.FindProblem(search, trial)));
    }

    [Theory]
    [InlineData(TrialOutcome.Diverged, "Trial 4 of test-0001 has no metrics, since it diverged: The loss is NaN. 'nascloud show test-0001' lists trials that have.")]
    [InlineData(TrialOutcome.Failed, "Trial 4 of test-0001 has no metrics, since it failed: The loss is NaN. 'nascloud show test-0001' lists trials that have.")]
    public void FindProblem_OfATrialWithoutMetrics_TellsWhy(TrialOutcome outcome, string problem) =>
        Assert.Equal(problem, RetrainingPlan.FindProblem(Search(), Snapshots.Failed(4, "The loss is NaN.", outcome)));

    [Fact]
    public void FindProblem_OfASupernet_NamesTheTrialsThatThereAre() => Assert.Equal(
        "Trial 0 of test-0001 is its supernet, which holds the weights of all candidates and is no network of its own: expected a trial from 1 to 2.",
        RetrainingPlan.FindProblem(Search(Snapshots.Done(1, 0.5), Snapshots.Done(2, 0.6)), Snapshots.Pending(0, kind: TrialKind.Supernet)));

    [Fact]
    public void FindProblem_OfATableWithoutData_SaysThatThereIsNothingToTrainOn() => Assert.Equal(
        "test-0001 looks scores up in a table and names no data, so that there is nothing to train on. Name some under dataset of its spec, and search again.",
        RetrainingPlan.FindProblem(Snapshots.Create(), Snapshots.Done(1, 0.5)));

    private static SearchSnapshot Search(params Observation[] trials)
    {
        var search = Snapshots.Create(trials: trials);
        return search with { Manifest = search.Manifest with { Spec = search.Manifest.Spec with { Dataset = new("grey") } } };
    }
}
