using NasCloud.Core.Randomness;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies.Surrogates;
using NasCloud.Testing.SearchSpaces;
using NasCloud.Testing.Strategies;

namespace NasCloud.Core.Tests.Strategies.Surrogates;

public sealed class SurrogateTests
{
    private static Gen<double[][]> Matrices { get; } =
        from size in Gen.Int[1, 12]
        from entries in Gen.Double[-1, 1].Array[size].Array[size]
        select entries;

    [Fact]
    public void Factor_OfAnyPositiveMatrix_SolvesAndInverts() => Matrices.Sample(entries =>
    {
        var size = entries.Length;
        double At(int row, int column) => Enumerable.Range(0, size).Sum(index => entries[row][index] * entries[column][index]) + (row == column ? 1 : 0);
        var factor = Cholesky.Factor([.. Enumerable.Range(0, size).Select(row => Enumerable.Range(0, row + 1).Select(column => At(row, column)).ToArray())]);
        double[] solution = [.. Enumerable.Range(1, size).Select(index => (double)index)];
        factor.SolveLower(solution);
        factor.SolveUpper(solution);
        var inverse = factor.Inverse();
        double Inverse(int row, int column) => row >= column ? inverse[row][column] : inverse[column][row];
        for (var row = 0; row < size; row++)
        {
            Assert.Equal(row + 1, Enumerable.Range(0, size).Sum(column => At(row, column) * solution[column]), 8);
            Assert.Equal(solution[row], Enumerable.Range(0, size).Sum(column => Inverse(row, column) * (column + 1)), 8);
        }
    }, iter: 200);

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1, 0.841344746)]
    [InlineData(-1.959963985, 0.025)]
    [InlineData(-3.090232306, 0.001)]
    [InlineData(-6, 9.865876e-10)]
    public void Probability_OfTheNormal_IsThatOfTables(double z, double expected)
    {
        Assert.InRange(NormalDistribution.Probability(z) / expected, 1 - 1e-6, 1 + 1e-6);
        Assert.Equal(z, NormalDistribution.Quantile(expected), 5);
    }

    [Fact]
    public void Improvement_OfTheCertain_IsTheDifference()
    {
        Assert.Equal(2, ExpectedImprovement.Of(3, 1e-6, 1), 6);
        Assert.Equal(0, ExpectedImprovement.Of(0, 1e-6, 1), 6);
        Assert.Equal(0.398942, ExpectedImprovement.Of(1, 1, 1), 5);
    }

    [Fact]
    public void Posterior_TakenOneByOne_IsThatOfAllAtOnce()
    {
        var (space, random) = (TestSpace.Layered(3), RandomStream.Create(1, "test"));
        var kernel = new DecisionKernel(space.Decisions, isLearned: true);
        var parameters = new KernelParameters(kernel.Tables(kernel.Prior()), 0.01);
        int[][] codes = [.. Enumerable.Range(0, 40).Select(_ => space.Sample(random)).Distinct().Select(kernel.Code).Take(20)];
        double[] scores = [.. codes.Select(_ => random.NextDouble())];
        var grown = new Posterior(parameters, codes[..10], scores[..10], codes[10..]);
        grown.Take(0, scores[10]);
        grown.Take(1, scores[11]);
        var whole = new Posterior(parameters, codes[..12], scores[..12], codes[12..]);
        for (var index = 0; index < codes.Length - 12; index++)
            Assert.Equal(whole.Mean(index), grown.Mean(index + 2), 9);
    }

    [Fact]
    public void Learn_OneDecisionMatters_SeparatesItsOptionsAndNoOthers()
    {
        var (space, random) = (new TestSpace([TestSpace.Decision("a", 3), TestSpace.Decision("b", 4)]), RandomStream.Create(1, "test"));
        var kernel = new DecisionKernel(space.Decisions, isLearned: true);
        var genotypes = Enumerable.Range(0, 60).Select(_ => space.Sample(random)).ToList();
        var learned = KernelLearner.Learn(kernel, [.. genotypes.Select(kernel.Code)], [.. genotypes.Select(genotype => genotype.Choices[0] - 1.0)], 25);
        int[] Code(string text) => kernel.Code(Genotype.Parse(text));
        Assert.True(learned.Covariance(Code("00"), Code("20")) < learned.Covariance(Code("00"), Code("03")) - 0.2);
    }

    [Fact]
    public void Learn_OptionsAlike_BringsThemTogether()
    {
        // Options 0 and 1 are worth the same at all of four decisions.
        var (space, random) = (TestSpace.Flat(4, 3), RandomStream.Create(1, "test"));
        var kernel = new DecisionKernel(space.Decisions, isLearned: true);
        var genotypes = Enumerable.Range(0, 60).Select(_ => space.Sample(random)).ToList();
        var learned = KernelLearner.Learn(kernel, [.. genotypes.Select(kernel.Code)], [.. genotypes.Select(genotype => genotype.Choices.Count(choice => choice == 2) - 1.3)], 25);
        Assert.True(learned.Distances[0, 0, 1] * 3 < learned.Distances[0, 0, 2]);
    }

    [Fact]
    public void TrainingSet_OfAnyHistory_ScoresAllThatEndedAsTheyRank() => Histories.Any.Sample(history =>
    {
        if (TrainingSet.Of(history, 10) is not { } set)
            return;
        Assert.Equal(set.Genotypes.Count, set.Scores.Count);
        Assert.Equal(set.Genotypes.Count, set.Genotypes.Distinct().Count());
        Assert.Empty(set.Pending.Intersect(set.Genotypes));
        Assert.All(set.Scores, score => Assert.True(double.IsFinite(score)));
        Assert.InRange(set.Scores.Average(), -0.5, 0.5);
        Assert.InRange(set.Thin(7).Genotypes.Count, Math.Min(7, set.Genotypes.Count), 7);
        Assert.Equal(set.BestFirst.First(), set.Thin(7).BestFirst.First());
    }, iter: 300);

    [Fact]
    public void TrainingSet_SeveralFidelities_ComparesAtTheHighestWithEnough()
    {
        var space = TestSpace.Flat(1, 9);
        Genotype[] candidates = [.. space.Enumerate()];
        var history = new Core.Strategies.SearchHistory(space, Histories.One,
        [
            .. candidates.Take(6).Select((genotype, index) => Observe.Accuracy(index + 1, genotype, index)),
            Observe.Accuracy(7, candidates[5], 0.1, 3, 6), Observe.Accuracy(8, candidates[4], 0.2, 3, 5), Observe.Failed(9, candidates[3], 3, 4),
        ]);
        Assert.Equal(candidates[5], TrainingSet.Of(history, 3)!.BestFirst.First());
        var high = TrainingSet.Of(history, 2)!;
        Assert.Equal([candidates[4], candidates[5], candidates[3]], high.BestFirst);
    }

    [Fact]
    public void Trees_OfAStep_LearnIt()
    {
        var random = RandomStream.Create(1, "test");
        double[][] rows = [.. Enumerable.Range(0, 80).Select(_ => new[] { random.NextDouble(), random.NextDouble(), random.NextDouble() })];
        var model = BoostedTrees.Fit(rows, [.. rows.Select(row => row[1] > 0.5 ? 1.0 : -1.0)], 60, random);
        Assert.InRange(model.Predict([0.5, 0.9, 0.5]), 0.7, 1.3);
        Assert.InRange(model.Predict([0.5, 0.1, 0.5]), -1.3, -0.7);
    }

    [Fact]
    public void Pool_OfManyKnown_HoldsNewCandidatesOnce() => Histories.Any.Sample(history =>
    {
        if (TrainingSet.Of(history, 10) is not { } set)
            return;
        var taken = history.Observations.Select(each => each.Trial.Genotype).ToHashSet();
        var pool = CandidatePool.Create(history.Space, set, taken, 90, RandomStream.Create(1, "pool"));
        Assert.Equal(pool.Count, pool.Distinct().Count());
        Assert.All(pool, genotype => Assert.True(history.Space.Contains(genotype) && !taken.Contains(genotype)));
    }, iter: 200);

    [Fact]
    public void Encoder_DecisionsAlike_CountsTheirOptions()
    {
        var encoder = new FeatureEncoder(TestSpace.Flat(3, 2));
        Assert.Equal([1, 0, 0, 1, 0, 1, 1, 2], encoder.Encode(Genotype.Parse("011")));
    }
}
