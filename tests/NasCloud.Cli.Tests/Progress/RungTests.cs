using NasCloud.Cli.Progress;
using NasCloud.Testing.Searches;

namespace NasCloud.Cli.Tests.Progress;

public sealed class RungTests
{
    [Fact]
    public void Of_PromotedTrials_CountsEachRung()
    {
        var snapshot = Snapshots.Create(trials:
            [Snapshots.Done(1, 0.8, epochs: 1), Snapshots.Done(2, 0.7, epochs: 1), Snapshots.Promoted(Snapshots.Pending(3, epochs: 3), from: 1), Snapshots.Screened(4, 0.2)]);

        Assert.Equal([new Rung(1, 2, 0, 1), new Rung(3, 0, 1, 0)], Rung.Of(snapshot));
    }

    [Fact]
    public void Of_TrialsOfEqualLength_HasNoRungs() => Assert.Empty(Rung.Of(Snapshots.Create(trials: [Snapshots.Done(1, 0.8), Snapshots.Pending(2)])));
}
