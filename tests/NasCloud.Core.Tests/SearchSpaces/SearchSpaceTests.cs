using System.Numerics;
using NasCloud.Core.Randomness;
using NasCloud.Core.SearchSpaces;
using NasCloud.Testing.SearchSpaces;

namespace NasCloud.Core.Tests.SearchSpaces;

public sealed class SearchSpaceTests
{
    [Fact]
    public void Size_OfSmallSpaces_EqualsWhatEnumerationFinds() => TestSpaces.Small.Sample(space =>
        Assert.Equal(space.Enumerate().Count(), space.Size), iter: 2_000);

    [Fact]
    public void Enumerate_OfSmallSpaces_IsInLexicographicOrderAndBelongs() => TestSpaces.Small.Sample(space =>
    {
        var all = space.Enumerate().ToList();
        Assert.All(all, genotype => Assert.True(space.Contains(genotype)));
        Assert.All(all.Zip(all.Skip(1)), pair =>
            Assert.True(pair.First.Choices.AsSpan().SequenceCompareTo(pair.Second.Choices.AsSpan()) < 0));
    }, iter: 500);

    [Fact]
    public void EnumerateAfter_AnyGenotype_YieldsTheRest() => TestSpaces.WithSeed.Sample((space, seed) =>
    {
        var all = space.Enumerate().ToList();
        var position = seed % all.Count;
        Assert.Equal(all.Skip(position + 1), space.EnumerateAfter(all[position]));
    }, iter: 500);

    [Fact]
    public void Contains_OfSmallSpaces_HoldsForNothingBeyondTheEnumerated() => TestSpaces.Small.Sample(space =>
    {
        var all = space.Enumerate().ToHashSet();
        var everything = space.Decisions.Aggregate(
            new[] { Array.Empty<int>() }.AsEnumerable(),
            (starts, decision) => starts.SelectMany(start => Enumerable.Range(-1, decision.Options.Count + 2).Select(choice => (int[])[.. start, choice])));
        Assert.All(everything.Take(5_000), choices =>
            Assert.Equal(all.Contains(new Genotype([.. choices])), space.Contains(new Genotype([.. choices]))));
    }, iter: 300);

    [Fact]
    public void Sample_OfSmallSpaces_Belongs() => TestSpaces.WithSeed.Sample((space, seed) =>
        Assert.True(space.Contains(space.Sample(RandomStream.Create(seed, "test")))));

    [Fact]
    public void Sample_ManyTimes_ReachesEveryOptionAboutEquallyOften()
    {
        var random = RandomStream.Create(1, "test");
        var space = TestSpace.Flat(2, 4);
        var counts = Enumerable.Range(0, 16_000).GroupBy(_ => space.Sample(random)).Select(group => group.Count()).ToList();
        Assert.Equal(16, counts.Count);
        Assert.All(counts, count => Assert.InRange(count, 850, 1150));
    }

    [Fact]
    public void Mutate_OfSmallSpaces_IsOneActiveDecisionAway() => TestSpaces.WithSeed.Sample((space, seed) =>
    {
        var random = RandomStream.Create(seed, "test");
        var parent = space.Sample(random);
        var child = space.Mutate(parent, random);
        Assert.True(space.Contains(child));
        AssertOneDecisionAway(space, parent, child);
    }, iter: 2_000);

    [Fact]
    public void Mutate_WithOneOptionEverywhere_ReturnsTheParent()
    {
        var space = TestSpace.Flat(3, 1);
        var parent = space.Sample(RandomStream.Create(1, "test"));
        Assert.Same(parent, space.Mutate(parent, RandomStream.Create(2, "test")));
    }

    [Fact]
    public void Mutate_ManyTimes_ReachesEveryNeighbour()
    {
        var space = TestSpace.Flat(3, 3);
        var parent = Genotype.Parse("012");
        var random = RandomStream.Create(1, "test");
        Assert.Equal(
            space.Neighbours(parent).ToHashSet(),
            Enumerable.Range(0, 500).Select(_ => space.Mutate(parent, random)).ToHashSet());
    }

    [Fact]
    public void Crossover_OfSmallSpaces_TakesEachActiveDecisionFromAParent() => TestSpaces.WithSeed.Sample((space, seed) =>
    {
        var random = RandomStream.Create(seed, "test");
        var (first, second) = (space.Sample(random), space.Sample(random));
        var child = space.Crossover(first, second, random);
        Assert.True(space.Contains(child));
        Assert.All(child.Choices.Select((choice, index) => (choice, index)), item => Assert.True(
            item.choice == Genotype.Inactive
            || item.choice == first.Choices[item.index]
            || item.choice == second.Choices[item.index]
            || (first.Choices[item.index] == Genotype.Inactive && second.Choices[item.index] == Genotype.Inactive)));
    }, iter: 2_000);

    [Fact]
    public void Neighbours_OfSmallSpaces_AreDistinctAndOneDecisionAway() => TestSpaces.WithSeed.Sample((space, seed) =>
    {
        var centre = space.Sample(RandomStream.Create(seed, "test"));
        var neighbours = space.Neighbours(centre).ToList();
        Assert.Equal(neighbours.Count, neighbours.Distinct().Count());
        Assert.Equal(centre.Choices.Zip(space.Decisions, (choice, decision) => choice < 0 ? 0 : decision.Options.Count - 1).Sum(), neighbours.Count);
        Assert.All(neighbours, neighbour =>
        {
            Assert.True(space.Contains(neighbour));
            Assert.NotEqual(centre, neighbour);
            AssertOneDecisionAway(space, centre, neighbour);
        });
    }, iter: 1_000);

    [Fact]
    public void Neighbours_OfALayer_ActivateFirstOptionsInOrder()
    {
        var space = TestSpace.Layered(2);
        Assert.Equal(
            ["1.0.0._.0.0._", "0.1._._._._._", "0.2._._._._._", "0.0.1.0._._._", "0.0.2.0._._._"],
            space.Neighbours(Genotype.Parse("0.0.0._._._._")).Select(neighbour => neighbour.ToString()));
    }

    [Fact]
    public void MoveBetween_AnyTwo_FindsNeighboursAndNoOthers() => TestSpaces.WithSeed.Sample((space, seed) =>
    {
        var centre = space.Sample(RandomStream.Create(seed, "test"));
        var neighbours = space.Neighbours(centre).ToHashSet();
        Assert.All(space.Enumerate().Take(2_000), other =>
        {
            var move = SearchSpace.MoveBetween(centre, other);
            Assert.Equal(neighbours.Contains(other), move is not null);
            if (move is { } found)
                Assert.Equal(other, space.Neighbour(centre, found));
        });
    }, iter: 500);

    [Fact]
    public void Encode_OfSmallSpaces_HasOneLengthAndTellsAllApart() => TestSpaces.Small.Sample(space =>
    {
        var encodings = space.Enumerate().Take(2_000).Select(space.Encode).ToList();
        Assert.All(encodings, encoding => Assert.Equal(space.EncodingLength, encoding.Length));
        Assert.All(encodings.SelectMany(encoding => encoding), number => Assert.InRange(number, 0, 1));
        Assert.Equal(encodings.Count, encodings.Select(encoding => string.Join(' ', encoding)).Distinct().Count());
    }, iter: 300);

    [Fact]
    public void Encode_OrdinalCategoricalAndInactive_IsAsDocumented()
    {
        var space = new TestSpace(
        [
            TestSpace.Decision("depth", 3, isOrdinal: true),
            TestSpace.Decision("kind", 2),
            TestSpace.Decision("kernel", 2, isOrdinal: true, new DecisionCondition(1, [1])),
        ]);
        Assert.Equal([0.5, 1, 0, 0, 0], space.Encode(Genotype.Parse("1.0._")));
        Assert.Equal([1, 0, 1, 1, 0], space.Encode(Genotype.Parse("2.1.0")));
    }

    [Fact]
    public void Size_WithDozensOfConditionalDecisions_IsExact()
    {
        // A layer has 2 kinds without a kernel, and one with kernels of which two have 2 strides each.
        BigInteger layer = 2 + 1 + 2 + 2;
        Assert.Equal(Enumerable.Range(1, 40).Aggregate(BigInteger.Zero, (sum, depth) => sum + BigInteger.Pow(layer, depth)), TestSpace.Layered(40).Size);
    }

    [Fact]
    public void Size_WithConditionsFarFromWhatTheyLookAt_IsExact()
    {
        DecisionCondition On(int index) => new(index, [1]);
        var space = new TestSpace(
        [
            .. Enumerable.Range(0, 60).Select(index => TestSpace.Decision($"kind{index}", 2)),
            .. Enumerable.Range(0, 60).Select(index => TestSpace.Decision($"kernel{index}", 3, false, On(index))),
        ]);
        Assert.Equal(BigInteger.Pow(4, 60), space.Size);
    }

    [Fact]
    public void Size_OfALongLadderOfConditions_IsExact()
    {
        // Each decision is active when the one before took option 1: 0, 10, 110, ..., and all ones.
        var space = new TestSpace(
        [
            TestSpace.Decision("d0", 2),
            .. Enumerable.Range(1, 999).Select(index => TestSpace.Decision($"d{index}", 2, false, new DecisionCondition(index - 1, [1]))),
        ]);
        Assert.Equal(1_001, space.Size);
        Assert.Equal(1_001, space.Enumerate().Count());
    }

    [Fact]
    public void AllMembers_WithTenThousandDecisions_Work()
    {
        var space = TestSpace.Flat(10_000, 3);
        var random = RandomStream.Create(1, "test");
        var (first, second) = (space.Sample(random), space.Sample(random));
        Assert.Equal(BigInteger.Pow(3, 10_000), space.Size);
        Assert.True(space.Contains(space.Crossover(first, space.Mutate(second, random), random)));
        Assert.Equal(30_000, space.Encode(first).Length);
        Assert.Equal(100, space.Neighbours(first).Take(100).Distinct().Count());
        Assert.Equal(100, space.Enumerate().Take(100).Distinct().Count());
        Assert.Equal(first, Genotype.Parse(first.ToString()));
    }

    [Theory]
    [InlineData("0.0.0", "it has 3 choices: expected 7")]
    [InlineData("2.0.0._.0.0._", "'depth' is 2: expected 0 to 1")]
    [InlineData("0.0.0._.0.0._", "'layer1.kind' is 0: expected _, since it is inactive")]
    [InlineData("0.0._._._._._", "'layer0.kernel' is _: expected 0 to 2")]
    public void Mutate_OfAForeignGenotype_SaysWhatIsWrong(string genotype, string problem)
    {
        var exception = Assert.Throws<ArgumentException>(() =>
            TestSpace.Layered(2).Mutate(Genotype.Parse(genotype), RandomStream.Create(1, "test")));
        Assert.StartsWith($"Genotype {genotype} does not belong to search space 'test': {problem}.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Constructor_WithClashingNames_SaysWhich() => AssertRefused(
        "decision 1 is named 'a' like an earlier one: names are unique in a space",
        TestSpace.Decision("a", 2), TestSpace.Decision("a", 3));

    [Fact]
    public void Constructor_WithoutOptions_SaysWhere() => AssertRefused(
        "decision 'a' has no options: expected at least one",
        TestSpace.Decision("a", 0));

    [Fact]
    public void Constructor_WithEqualOptions_SaysWhere() => AssertRefused(
        "decision 'a' has options that are alike: expected each once, got [x, x]",
        new Decision("a", ["x", "x"]));

    [Fact]
    public void Constructor_WithAConditionLookingAhead_SaysWhere() => AssertRefused(
        "a condition of decision 'b' looks at decision 1: expected an earlier one, 0 to 0",
        TestSpace.Decision("a", 2), TestSpace.Decision("b", 2, false, new DecisionCondition(1, [0])));

    [Fact]
    public void Constructor_WithAConditionOnNoOption_SaysWhere() => AssertRefused(
        "a condition of decision 'b' names option 2 of 'a': expected 0 to 1",
        TestSpace.Decision("a", 2), TestSpace.Decision("b", 2, false, new DecisionCondition(0, [2])));

    [Fact]
    public void Constructor_WithUnorderedConditionOptions_SaysWhere() => AssertRefused(
        "a condition of decision 'b' lists options [1, 0]: expected them ascending, each once",
        TestSpace.Decision("a", 2), TestSpace.Decision("b", 2, false, new DecisionCondition(0, [1, 0])));

    private static void AssertRefused(string problem, params Decision[] decisions)
    {
        var exception = Assert.Throws<ArgumentException>(() => new TestSpace([.. decisions]));
        Assert.StartsWith($"Search space 'test': {problem}.", exception.Message, StringComparison.Ordinal);
    }

    // The first difference is the decision that was changed; all later ones are switched on or off by it.
    private static void AssertOneDecisionAway(SearchSpace space, Genotype from, Genotype to)
    {
        var different = Enumerable.Range(0, space.Decisions.Count).Where(index => from.Choices[index] != to.Choices[index]).ToList();
        Assert.Equal(from.Choices.Zip(space.Decisions).Any(pair => pair.First >= 0 && pair.Second.Options.Count > 1), different.Count > 0);
        Assert.All(different.Take(1), index => Assert.True(from.Choices[index] >= 0 && to.Choices[index] >= 0));
        Assert.All(different.Skip(1), index => Assert.True(from.Choices[index] == Genotype.Inactive || to.Choices[index] == Genotype.Inactive));
    }
}
