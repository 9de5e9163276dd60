using NasCloud.Core.Randomness;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies.Progressive;
using NasCloud.Testing.SearchSpaces;

namespace NasCloud.Core.Tests.Strategies.Progressive;

public sealed class ComplexityLevelTests
{
    private static Gen<(SearchSpace Space, int Seed, int Level, int Levels)> Levels { get; } =
        from seeded in TestSpaces.WithSeed
        from levels in Gen.Int[1, 8]
        from level in Gen.Int[1, levels]
        select (seeded.Space, seeded.Seed, level, levels);

    [Fact]
    public void Sample_OfAnySpace_HasNoMoreOffTheFirstOptionThanTheLevelsShare() => Levels.Sample(drawn =>
    {
        var level = new ComplexityLevel(drawn.Space, drawn.Level, drawn.Levels);
        var genotype = level.Sample(RandomStream.Create(drawn.Seed, "test"));

        Assert.True(drawn.Space.Contains(genotype));
        Assert.True(level.Holds(genotype));
        Assert.InRange(Complexity(genotype) * drawn.Levels, 0, (drawn.Space.Decisions.Count * drawn.Level) + drawn.Levels - 1);
    }, iter: 500);

    [Fact]
    public void Grow_OfAnySpace_KeepsOrRaisesWhatTheParentChose() => Levels.Sample(drawn =>
    {
        var (random, space) = (RandomStream.Create(drawn.Seed, "test"), drawn.Space);
        var parent = new ComplexityLevel(space, drawn.Level, drawn.Levels).Sample(random);

        var grown = new ComplexityLevel(space, Math.Min(drawn.Level + 1, drawn.Levels), drawn.Levels).Grow(parent, random);

        Assert.True(space.Contains(grown));
        for (var decision = 0; decision < space.Decisions.Count; decision++)
        {
            var (before, after) = (parent.Choices[decision], grown.Choices[decision]);
            // What grew may have switched it off or on.
            if (before == Genotype.Inactive || after == Genotype.Inactive)
                continue;
            var mayGrow = before == 0 || space.Decisions[decision].IsOrdinal;
            Assert.True(after == before || (mayGrow && after > before), $"decision {decision} of {parent} became {after}");
        }
    }, iter: 500);

    [Fact]
    public void Grow_WithoutConditions_MovesAStepMoreAtMost() => Assert.All(Enumerable.Range(0, 100), seed =>
    {
        var (random, space) = (RandomStream.Create(seed, "test"), TestSpace.Flat(12, 4));
        var parent = new ComplexityLevel(space, 1, 3).Sample(random);

        Assert.InRange(Complexity(new ComplexityLevel(space, 2, 3).Grow(parent, random)) - Complexity(parent), 1, 4);
    });

    [Fact]
    public void Holds_WhatIsTooComplex_IsFalse()
    {
        var level = new ComplexityLevel(new TestSpace([TestSpace.Decision("depth", 5, isOrdinal: true), TestSpace.Decision("a", 3), TestSpace.Decision("b", 3), TestSpace.Decision("c", 3)]), 1, 2);

        Assert.All(["0000", "0022", "2001"], simple => Assert.True(level.Holds(Genotype.Parse(simple))));
        Assert.All(["0111", "3000", "2011"], complex => Assert.False(level.Holds(Genotype.Parse(complex))));
    }

    [Fact]
    public void Sample_OrderedOptions_ReachNoFurtherThanTheLevel()
    {
        var space = new TestSpace([TestSpace.Decision("depth", 10, isOrdinal: true)]);

        Assert.Equal([0, 1, 2, 3], Reached(space, 1));
        Assert.Equal([0, 1, 2, 3, 4, 5, 6], Reached(space, 2));
        Assert.Equal(Enumerable.Range(0, 10), Reached(space, 3));
    }

    [Fact]
    public void Sample_OfTheLastLevel_IsAnywhereInTheSpace()
    {
        var space = TestSpace.Layered(2);
        var (level, random) = (new ComplexityLevel(space, 5, 5), RandomStream.Create(1, "test"));

        Assert.Equal(space.Enumerate().ToHashSet(), Enumerable.Range(0, 5_000).Select(_ => level.Sample(random)).ToHashSet());
    }

    [Fact]
    public void Grow_WithNothingLeftToGrow_IsTheParent()
    {
        var (space, full) = (TestSpace.Flat(3, 4), Genotype.Parse("213"));

        Assert.Equal(full, new ComplexityLevel(space, 2, 2).Grow(full, RandomStream.Create(1, "test")));
    }

    private static IEnumerable<int> Reached(SearchSpace space, int number)
    {
        var (level, random) = (new ComplexityLevel(space, number, 3), RandomStream.Create(1, "test"));
        return Enumerable.Range(0, 300).Select(_ => level.Sample(random).Choices[0]).Distinct().Order();
    }

    private static int Complexity(Genotype genotype) => genotype.Choices.Count(choice => choice > 0);
}
