using Microsoft.Extensions.Time.Testing;
using NasCloud.Training.Trials;

namespace NasCloud.Training.Tests.Trials;

public sealed class CheckpointPaceTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void IsDue_NoneYet_IsTrue() => Assert.True(new CheckpointPace(_time).IsDue);

    [Fact]
    public async Task IsDue_LastTookTime_WaitsFiftyTimesAsLong()
    {
        var pace = new CheckpointPace(_time);
        await SaveAsync(pace, seconds: 2);

        _time.Advance(TimeSpan.FromSeconds(99.9));
        Assert.False(pace.IsDue);
        _time.Advance(TimeSpan.FromSeconds(0.1));
        Assert.True(pace.IsDue);
    }

    [Fact]
    public async Task IsDue_LastTookNone_IsTrue()
    {
        var pace = new CheckpointPace(_time);
        await SaveAsync(pace, seconds: 2);
        await SaveAsync(pace, seconds: 0);

        Assert.True(pace.IsDue);
    }

    private Task SaveAsync(CheckpointPace pace, double seconds) => pace.SaveAsync(() =>
    {
        _time.Advance(TimeSpan.FromSeconds(seconds));
        return Task.CompletedTask;
    });
}
