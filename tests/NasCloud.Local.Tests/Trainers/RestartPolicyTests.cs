using NasCloud.Local.Trainers;

namespace NasCloud.Local.Tests.Trainers;

public sealed class RestartPolicyTests
{
    private static readonly TrainerEnd Quick = new(1, TimeSpan.FromSeconds(1), WasReady: false);

    private readonly RestartPolicy _policy = new(new TrainerPoolOptions { StoreRoot = "", MostQuickDeaths = 10 });

    [Fact]
    public void Next_QuickDeathsInARow_WaitsLongerThenGivesUp()
    {
        var waits = Enumerable.Range(0, 10).Select(_ => _policy.Next(Quick)?.TotalSeconds).ToList();
        Assert.Equal([0.1, 0.2, 0.4, 0.8, 1.6, 3.2, 6.4, 10, 10, null], waits);
    }

    [Fact]
    public void Next_TrainerThatCantWorkAtAll_GivesUpAtOnce() =>
        Assert.Null(_policy.Next(new TrainerEnd(TrainerMessages.FaultExitCode, TimeSpan.FromMinutes(1), WasReady: true)));

    [Fact]
    public void Next_DeathsWithoutAScore_GivesUpUnlessTrialsGetDone()
    {
        var crash = new TrainerEnd(139, TimeSpan.FromMinutes(1), WasReady: true);
        for (var death = 1; death < 50; death++)
            Assert.NotNull(_policy.Next(crash));
        _policy.Scored();
        for (var death = 1; death < 50; death++)
            Assert.NotNull(_policy.Next(crash));

        Assert.Null(_policy.Next(crash));
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(30, false)]
    public void Next_ReadyOrLongLived_StartsCountingAgain(int seconds, bool wasReady)
    {
        for (var death = 0; death < 9; death++)
            _policy.Next(Quick);

        Assert.Equal(TimeSpan.FromSeconds(0.1), _policy.Next(new TrainerEnd(139, TimeSpan.FromSeconds(seconds), wasReady)));
        Assert.Equal(0, _policy.QuickDeaths);
    }
}
