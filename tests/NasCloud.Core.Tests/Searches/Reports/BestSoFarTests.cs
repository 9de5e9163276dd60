using NasCloud.Core.Searches.Reports;
using NasCloud.Testing.Searches;

namespace NasCloud.Core.Tests.Searches.Reports;

public sealed class BestSoFarTests
{
    [Fact]
    public void Of_TrialsInTheOrderOfTheirEnds_HasAPointForEachImprovementAndTheLast()
    {
        var snapshot = Snapshots.Create(trials: [Snapshots.Done(1, 0.8), Snapshots.Failed(2, "x"), Snapshots.Done(3, 0.7), Snapshots.Done(4, 0.9), Snapshots.Done(5, 0.85), Snapshots.Pending(6)]) with
        {
            Ends = [2, 3, 1, 4, 5],
        };

        var best = BestSoFar.Of(snapshot);

        Assert.Equal([1, 2, 3, 4], best.Evaluations);
        Assert.Equal([0.7, 0.8, 0.9, 0.9], best.Values);
    }
}
