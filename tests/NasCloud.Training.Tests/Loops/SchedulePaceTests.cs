using NasCloud.Training.Loops;

namespace NasCloud.Training.Tests.Loops;

public sealed class SchedulePaceTests
{
    [Fact]
    public void PositionAt_Planned_IsTheEpoch() =>
        Assert.Equal((3.5, 10), (SchedulePace.Planned.PositionAt(3.5), SchedulePace.Planned.LastEpoch(10)));

    [Fact]
    public void Within_EnoughTime_KeepsThePace() =>
        Assert.Same(SchedulePace.Planned, SchedulePace.Planned.Within(epoch: 4, end: 10, epochsLeft: 6));

    [Fact]
    public void Within_TimeRunsShort_ComesToTheSameEndInFewerEpochs()
    {
        var pace = SchedulePace.Planned.Within(epoch: 4, end: 10, epochsLeft: 2);

        Assert.Equal(6, pace.LastEpoch(10));
        Assert.Equal([4, 7, 10], new[] { pace.PositionAt(4), pace.PositionAt(5), pace.PositionAt(6) });
    }

    [Fact]
    public void Within_TimeWasLessShortThanItSeemed_TrainsMoreEpochsAgain()
    {
        var pace = SchedulePace.Planned.Within(epoch: 2, end: 10, epochsLeft: 4);

        Assert.Equal(9, pace.Within(epoch: 3, end: 10, epochsLeft: 9).LastEpoch(10));
    }

    [Fact]
    public void Within_AgainAndAgain_NeverJumpsAndAlwaysEnds() =>
        Gen.Select(Gen.Int[2, 60], Gen.Int[1, 20].Array[1, 30]).Sample((end, left) =>
        {
            var (pace, epoch) = (SchedulePace.Planned, 0);
            while (epoch < pace.LastEpoch(end))
            {
                epoch++;
                if (epoch == pace.LastEpoch(end))
                    break;
                var next = pace.Within(epoch, end, left[epoch % left.Length]);
                Assert.Equal(pace.PositionAt(epoch), next.PositionAt(epoch), 9);
                Assert.True(next.LastEpoch(end) <= end);
                pace = next;
            }

            Assert.InRange(pace.PositionAt(epoch), end - 1e-3, end + 1.0);
        });
}
