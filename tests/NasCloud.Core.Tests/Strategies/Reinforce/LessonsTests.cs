using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies.Reinforce;
using NasCloud.Testing.SearchSpaces;
using NasCloud.Testing.Strategies;

namespace NasCloud.Core.Tests.Strategies.Reinforce;

public sealed class LessonsTests
{
    private static readonly TestSpace Space = TestSpace.Flat(1, 9);

    [Fact]
    public void Of_Rewards_AreAdvantagesOverTheirAverage()
    {
        var lessons = Lessons.Of(new(Space, Histories.One, [Ended(1, 4), Ended(2, 8)]), 0.5);

        // The second weighs twice as much as the first: (4 + 2 * 8) / 3.
        Assert.Equal(0, lessons.All[0].Advantage, 9);
        Assert.Equal(8 - (20.0 / 3), lessons.All[1].Advantage, 9);
    }

    [Fact]
    public void Of_Failed_GetTheWorstSoFar()
    {
        var failed = Lessons.Of(new(Space, Histories.One, [Failed(1), Ended(2, 6), Ended(3, 2), Failed(4), Ended(5, 1)]), 0.5);
        var worst = Lessons.Of(new(Space, Histories.One, [Ended(2, 6), Ended(3, 2), Ended(4, 2), Ended(5, 1)]), 0.5);
        Assert.Equal(worst.All, failed.All);
    }

    [Fact]
    public void Of_SomeInFlight_AreSettledBeforeThem()
    {
        var lessons = Lessons.Of(new(Space, Histories.One, [Ended(1, 4), Ended(2, 8), Observe.Pending(3, Place(3)), Ended(4, 1)]), 0.9);
        Assert.Equal([Place(1), Place(2), Place(4)], lessons.All.Select(lesson => lesson.Genotype));
        Assert.Equal(2, lessons.Settled);
    }

    [Fact]
    public void Of_TwoObjectives_GoesByRank()
    {
        var lessons = Lessons.Of(new(Space, Histories.Two, [Ended(1, 4).Sized(9), Ended(2, 8).Sized(1), Ended(3, 1).Sized(20)]), 0.9);
        Assert.True(lessons.All[1].Advantage > 0.4);
        Assert.True(lessons.All[2].Advantage < -0.4);
    }

    private static Core.Strategies.Observation Ended(int number, double accuracy) => Observe.Accuracy(number, Place(number), accuracy);

    private static Core.Strategies.Observation Failed(int number) => Observe.Failed(number, Place(number));

    private static Genotype Place(int number) => new([number - 1]);
}
