using NasCloud.Local.Storage;

namespace NasCloud.Local.Tests.Storage;

public sealed class LeaseRecordTests
{
    private static readonly DateTimeOffset Now = DateTimeOffset.UnixEpoch;

    [Fact]
    public void IsHeld_OfThisProcess_UntilItExpires()
    {
        Assert.True(Of(ProcessIdentity.Current).IsHeld(Now));
        Assert.False(Of(ProcessIdentity.Current).IsHeld(Now.AddSeconds(15)));
    }

    [Fact]
    public void IsHeld_NumberIsAnotherProcessByNow_IsFree() =>
        Assert.False(Of(ProcessIdentity.Current with { Started = "long ago" }).IsHeld(Now));

    [Fact]
    public void IsHeld_NumberIsOfNoProcess_IsFree() =>
        Assert.False(Of(ProcessIdentity.Current with { ProcessId = int.MaxValue }).IsHeld(Now));

    [Fact]
    public void IsHeld_OfAnotherMachine_UntilItExpires()
    {
        var elsewhere = new ProcessIdentity("elsewhere", int.MaxValue, "long ago");
        Assert.True(Of(elsewhere).IsHeld(Now));
        Assert.False(Of(elsewhere).IsHeld(Now.AddSeconds(15)));
    }

    private static LeaseRecord Of(ProcessIdentity holder) => new("token", Now.AddSeconds(15), holder);
}
