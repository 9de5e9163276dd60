using NasCloud.Core.Randomness;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies.Reinforce;
using NasCloud.Core.Strategies.Reinforce.Lstm;
using NasCloud.Testing.SearchSpaces;

namespace NasCloud.Core.Tests.Strategies.Reinforce.Lstm;

public sealed class LstmPolicyTests
{
    private static readonly TestSpace Space = TestSpace.Flat(3, 4);

    [Fact]
    public void Reinforce_WhatMattersTogether_IsLearned()
    {
        // Every option is as good as any other by itself: only alike are they worth something.
        double Alike(IPolicy policy)
        {
            var random = RandomStream.Create(2, "alike");
            for (var step = 0; step < 500; step++)
            {
                var genotype = policy.Draw(Space, random);
                policy.Reinforce(genotype, Pairs(genotype) - 0.5);
            }

            return Enumerable.Range(0, 200).Average(_ => Pairs(policy.Draw(Space, random)));
        }

        Assert.InRange(Alike(new LstmPolicy(Space.Decisions, 16, 0.02, 0.1)), 1.8, 2);
    }

    [Fact]
    public void Reinforce_Punished_MakesTheChoiceRarer()
    {
        var policy = new LstmPolicy(Space.Decisions, 8, 0.02, 0);
        for (var step = 0; step < 50; step++)
            policy.Reinforce(Genotype.Parse("111"), -1);
        Assert.InRange(Drawn(policy).SelectMany(genotype => genotype.Choices).Count(choice => choice == 1), 0, 5);
    }

    [Fact]
    public void Reinforce_AdvantagesInAnotherUnit_LearnsTheSame()
    {
        var (policy, scaled) = (new LstmPolicy(Space.Decisions, 8, 0.02, 0), new LstmPolicy(Space.Decisions, 8, 0.02, 0));
        var random = RandomStream.Create(1, "unit");
        for (var step = 0; step < 30; step++)
        {
            var (genotype, advantage) = (Space.Sample(random), random.NextDouble() - 0.4);
            policy.Reinforce(genotype, advantage);
            scaled.Reinforce(genotype, 1_024 * advantage);
        }

        Assert.Equal(Drawn(policy), Drawn(scaled));
    }

    [Fact]
    public void Copy_LearningOn_ChangesNothingOfTheFirst()
    {
        var policy = new LstmPolicy(Space.Decisions, 8, 0.1, 0);
        var before = Drawn(policy);
        var copy = policy.Copy();
        for (var step = 0; step < 20; step++)
            copy.Reinforce(Genotype.Parse("321"), 1);
        Assert.Equal(before, Drawn(policy));
        Assert.NotEqual(before, Drawn(copy));
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(10_000, 64)]
    [InlineData(1_000_000, 64)]
    public void MostLessons_AnySize_IsAtLeastOne(int decisions, int units) =>
        Assert.InRange(LstmPolicy.MostLessons(decisions, units), 1, int.MaxValue);

    private static int Pairs(Genotype genotype) =>
        (genotype.Choices[0] == genotype.Choices[1] ? 1 : 0) + (genotype.Choices[1] == genotype.Choices[2] ? 1 : 0);

    private static List<Genotype> Drawn(IPolicy policy)
    {
        var random = RandomStream.Create(7, "draw");
        return [.. Enumerable.Range(0, 50).Select(_ => policy.Draw(Space, random))];
    }
}
