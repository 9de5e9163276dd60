using NasCloud.Core.Architectures;
using NasCloud.Core.Fidelity.Screening;
using NasCloud.Core.Objectives;
using NasCloud.Core.Searches.Planning;

namespace NasCloud.Core.Tests.Searches.Planning;

public sealed class SizeScreeningTests
{
    [Fact]
    public void Choose_FullPools_TakesTheLargestOfEach() =>
        Assert.Equal([7, 9], Choose([3, 7, 5, 1, 9, 2]).Take(2));

    [Fact]
    public void Choose_ByFlops_TakesThoseWithTheMost() =>
        Assert.Equal([3, 1], Choose([3, 7, 5, 1, 9, 2], proxy: MetricNames.Flops).Take(2));

    [Fact]
    public void Choose_PoolComesShort_TakesAllThatAreLeft() =>
        Assert.Equal([7, 5, 4, 3, 1], Choose([3, 7, 5, 1, 4]));

    [Fact]
    public void Choose_CandidatesEndWithAPool_TakesWhoLost() =>
        Assert.Equal([7, 9, 5, 3, 2, 1], Choose([3, 7, 5, 1, 9, 2]));

    [Fact]
    public void Choose_Batch_TakesTheLargestOfItsPools() =>
        Assert.Equal([9, 7], Choose([3, 7, 5, 1, 9, 2], batch: 2).Take(2));

    [Fact]
    public void Choose_BatchIsCutShortByTheEnd_TakesAsManyAsAreLeft() =>
        Assert.Equal([7, 1, 9, 2], Choose([3, 7, 5, 1, 9, 2], batch: 2, end: 1).Take(4));

    [Fact]
    public void Choose_NoneIsChosenAnyMore_TakesAll() =>
        Assert.Equal([3, 7, 5], Choose([3, 7, 5], end: 2, trained: 2));

    [Fact]
    public void Choose_OneIsTaken_ReadsNoMoreThanItsPool()
    {
        var read = 0;
        var first = SizeScreening.Choose(Candidates(3, 7, 5, 1).Select(each => (Read: read++, each).each), Plan(), trained: 0).First();

        Assert.Equal((7, 3), (first.Cost.Parameters, read));
    }

    private static IEnumerable<long> Choose(long[] sizes, string proxy = MetricNames.Parameters, int batch = 1, int end = int.MaxValue, int trained = 0) =>
        SizeScreening.Choose(Candidates(sizes), Plan(proxy, batch, end), trained).Select(each => each.Cost.Parameters);

    private static ScreeningPlan Plan(string proxy = MetricNames.Parameters, int batch = 1, int end = int.MaxValue) =>
        new(proxy, Pool: 3, batch, Begin: 0, end, Most: int.MaxValue);

    // The more parameters, the fewer FLOPs.
    private static IEnumerable<Candidate> Candidates(params long[] sizes) =>
        sizes.Select(size => new Candidate(new([0]), $"{size}", new ArchitectureCost(size, -size)));
}
