using NasCloud.Cli.Diagnosis;
using NasCloud.Cli.Tests.Fakes;
using NasCloud.Cli.Views;

namespace NasCloud.Cli.Tests.Diagnosis;

public sealed class CheckTests
{
    [Theory]
    [InlineData("linux-x64", CheckOutcome.Ok)]
    [InlineData("win-x64", CheckOutcome.Ok)]
    [InlineData("osx-arm64", CheckOutcome.Ok)]
    [InlineData("osx-x64", CheckOutcome.Warning)]
    [InlineData("linux-arm64", CheckOutcome.Warning)]
    [InlineData("linux-musl-x64", CheckOutcome.Warning)]
    internal void Platform_OfIdentifier_IsOneThatLibtorchComesFor(string identifier, CheckOutcome expected) =>
        Assert.Equal(expected, SystemChecks.Platform(identifier, "some system").Outcome);

    [Theory]
    [InlineData(50L << 20, CheckOutcome.Failed)]
    [InlineData(1L << 30, CheckOutcome.Warning)]
    [InlineData(10L << 30, CheckOutcome.Ok)]
    internal void Space_OfDisk_SufficesOrNot(long bytes, CheckOutcome expected) => Assert.Equal(expected, StoreChecks.Space(bytes).Outcome);

    [Fact]
    public void Writable_OfFolderToBe_LeavesNothingBehind()
    {
        using var host = new TestHost();

        Assert.Equal(CheckOutcome.Ok, StoreChecks.Writable(Path.Combine(host.Folder, "some", "store")).Outcome);
        Assert.Empty(Directory.EnumerateFileSystemEntries(host.Folder));
    }

    [Fact]
    public void SharedFolder_ThatIsNotThere_IsAWarningWithItsValue()
    {
        var check = DataChecks.SharedFolder("/no/such/folder");

        Assert.Equal(CheckOutcome.Warning, check.Outcome);
        Assert.Contains("/no/such/folder", check.Finding, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_OfEachOutcome_SaysItInAWord()
    {
        Assert.StartsWith("ok", Rendering.Text(CheckView.Render(CheckResult.Ok("disk", "10 GiB"))), StringComparison.Ordinal);
        var failed = Rendering.Lines(CheckView.Render(new CheckResult("disk", CheckOutcome.Failed, "1 MiB", "free some space")));
        Assert.StartsWith("fail", failed[0], StringComparison.Ordinal);
        Assert.Contains("free some space", failed[1], StringComparison.Ordinal);
    }
}
