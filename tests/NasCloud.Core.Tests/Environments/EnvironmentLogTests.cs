using NasCloud.Core.Environments;
using NasCloud.Core.Searches;
using NasCloud.Testing.Storage;

namespace NasCloud.Core.Tests.Environments;

public sealed class EnvironmentLogTests
{
    private static readonly SearchId Id = new("test");

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    [Fact]
    public async Task NoteAsync_OfTrainersAlike_KeepsOneNoteAndDriversFirst()
    {
        var repository = new SearchRepository(new InMemoryObjectStore());
        var trainer = EnvironmentReport.OfThisProcess(EnvironmentRole.Trainer) with { Device = "cpu" };
        foreach (var environment in new[] { trainer, trainer with { Processors = 64 }, trainer, EnvironmentReport.OfThisProcess(EnvironmentRole.Driver) })
            await EnvironmentLog.NoteAsync(repository, Id, environment, Test);

        var noted = await EnvironmentLog.ReadAsync(repository, Id, Test);

        Assert.Equal([EnvironmentRole.Driver, EnvironmentRole.Trainer, EnvironmentRole.Trainer], noted.Select(each => each.Role));
        Assert.Contains(noted, each => each.Processors == 64);
    }

    [Fact]
    public async Task NoteAsync_StoreFails_LosesTheNoteAlone()
    {
        var repository = new SearchRepository(new InterceptedStore(new InMemoryObjectStore()) { Refuse = (_, _) => true });

        await EnvironmentLog.NoteAsync(repository, Id, EnvironmentReport.OfThisProcess(EnvironmentRole.Driver), Test);
    }

    [Fact]
    public void OfThisProcess_TellsWhatItRunsOn()
    {
        var report = EnvironmentReport.OfThisProcess(EnvironmentRole.Driver);

        Assert.Matches(@"^\d+\.\d+\.\d+$", report.NasCloud);
        Assert.StartsWith(".NET ", report.DotNet, StringComparison.Ordinal);
        Assert.NotEmpty(report.System);
        Assert.True(report is { Processors: > 0, MemoryBytes: > 0 });
    }
}
