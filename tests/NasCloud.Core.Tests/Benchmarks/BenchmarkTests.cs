using NasCloud.Core.Benchmarks;
using NasCloud.Core.Specs;

namespace NasCloud.Core.Tests.Benchmarks;

public sealed class BenchmarkTests : IDisposable
{
    private static readonly Contender[] Two =
    [
        .. ComponentReader.Split("random,regularized-evolution(population=4,sample=2)").Select(text => new Contender(ComponentReader.ReadStrategy(text).Components[0])),
    ];

    private readonly TableFile _file = TableFile.OfSmall();

    private BenchmarkProblem Problem => new(TableFile.Small, _file.Load());

    public void Dispose() => _file.Dispose();

    [Fact]
    public async Task RunAsync_WhateverTheParallelism_GivesTheSame()
    {
        var alone = await RunAsync(new(12, 40, Accounting: Accounting.Reference));
        var together = await RunAsync(new(12, 40, Accounting: Accounting.Reference, Parallelism: 7));
        Assert.Equal(alone.Select(each => each.Curve), together.Select(each => each.Curve));
        Assert.NotEqual(alone[0].Curve, alone[1].Curve);
    }

    [Fact]
    public async Task RunAsync_LaterFirstSeed_IsThePartOfThoseSeeds()
    {
        var one = await RunAsync(new(12, 1, FirstSeed: 2, Accounting: Accounting.Reference));
        var both = await RunAsync(new(12, 2, FirstSeed: 1, Accounting: Accounting.Reference));
        var other = await RunAsync(new(12, 1, FirstSeed: 1, Accounting: Accounting.Reference));
        Assert.Equal(2 * both[0].At(12).Mean, one[0].At(12).Mean + other[0].At(12).Mean, 9);
    }

    [Fact]
    public async Task RunAsync_MoreEvaluations_NeverReportWorse()
    {
        // What is reported follows from the signal here, so that a better signal is a better report.
        var results = await RunAsync(new(30, 20, Accounting: Accounting.Reference));
        Assert.All(results, result =>
        {
            Assert.Equal(30, result.Curve.Count);
            Assert.All(result.Curve, at => Assert.Equal(20, at.Count));
            Assert.All(result.Curve.Zip(result.Curve.Skip(1)), pair => Assert.True(pair.Second.Mean <= pair.First.Mean));
        });
    }

    [Fact]
    public async Task RunAsync_EachSearchThatEnds_IsReported()
    {
        var ended = new int[2];
        await Benchmark.RunAsync(Problem, Two, new(3, 25, Accounting: Accounting.Reference, Parallelism: 4), contender => Interlocked.Increment(ref ended[contender]), TestContext.Current.CancellationToken);
        Assert.Equal([25, 25], ended);
    }

    [Fact]
    public async Task RunAsync_AskedToStop_Throws()
    {
        using var stop = new CancellationTokenSource();
        var running = Benchmark.RunAsync(Problem, Two, new(1_000, 100_000, Accounting: Accounting.Reference, Parallelism: 2), _ => stop.Cancel(), stop.Token);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }

    [Fact]
    public async Task Lines_OfResults_AreOneAnEvaluation()
    {
        var problem = Problem;
        string[] lines = [.. BenchmarkCsv.Lines(await RunAsync(new(5, 1, Accounting: Accounting.Reference)), problem.Table)];
        Assert.Equal(1 + (2 * 5), lines.Length);
        Assert.Equal(BenchmarkCsv.Header, lines[0]);
        Assert.Matches(@"^random,1,1,\d+,,,,\d+$", lines[1]);
        Assert.StartsWith("\"regularized-evolution(population=4,sample=2)\",5,1,", lines[^1], StringComparison.Ordinal);
    }

    private Task<IReadOnlyList<ContenderResult>> RunAsync(BenchmarkPlan plan) =>
        Benchmark.RunAsync(Problem, Two, plan, stop: TestContext.Current.CancellationToken);
}
