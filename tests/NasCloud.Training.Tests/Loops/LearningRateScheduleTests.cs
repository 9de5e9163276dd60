using NasCloud.Training.Loops;

namespace NasCloud.Training.Tests.Loops;

public class LearningRateScheduleTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.5, 0.5)]
    [InlineData(1, 1)]
    [InlineData(3, 0.5)]
    [InlineData(5, 0)]
    public void At_FreshTrial_RisesThenFallsToZero(double position, double expected) =>
        Assert.Equal(expected, new LearningRateSchedule(Peak: 1, WarmUpEpochs: 1, Start: 0, End: 5).At(position), 12);

    [Theory]
    [InlineData(3, 1)]
    [InlineData(6, 0.5)]
    [InlineData(9, 0)]
    public void At_TrialThatGoesOn_FallsFromThePeakAgain(double position, double expected) =>
        Assert.Equal(expected, new LearningRateSchedule(Peak: 1, WarmUpEpochs: 1, Start: 3, End: 9).At(position), 12);

    [Fact]
    public void At_WarmUpLongerThanTheTrial_TakesHalfOfIt() =>
        Assert.Equal(1, new LearningRateSchedule(Peak: 1, WarmUpEpochs: 5, Start: 0, End: 2).At(1), 12);
}
