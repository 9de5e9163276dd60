using NasCloud.Core.Searches;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies;
using NasCloud.Core.Trials;
using NasCloud.Testing.Storage;

namespace NasCloud.Core.Tests.Searches;

public sealed class CheckpointRetentionTests
{
    private const int MaxEpochs = 9;

    private static readonly CancellationToken Test = TestContext.Current.CancellationToken;
    private static readonly SearchId Id = new("test");
    private readonly InMemoryObjectStore _store = new();
    private readonly CheckpointRetention _retention;

    public CheckpointRetentionTests() => _retention = new CheckpointRetention(new SearchRepository(_store), Id);

    [Fact]
    public async Task AfterTrial_MayBePromoted_KeepsItsCheckpoint()
    {
        await SaveAsync(1);

        await _retention.AfterTrialAsync(Ended(1, epochs: 3), MaxEpochs, Test);

        Assert.Equal([1], await LeftAsync());
    }

    [Theory]
    [InlineData(9, TrialOutcome.Succeeded, TrialKind.Search)]
    [InlineData(3, TrialOutcome.Diverged, TrialKind.Search)]
    [InlineData(3, TrialOutcome.Succeeded, TrialKind.Final)]
    public async Task AfterTrial_NeverPromoted_RemovesItsCheckpoint(int epochs, TrialOutcome outcome, TrialKind kind)
    {
        await SaveAsync(1);

        await _retention.AfterTrialAsync(Ended(1, epochs, outcome, kind), MaxEpochs, Test);

        Assert.Empty(await LeftAsync());
    }

    [Fact]
    public async Task AfterTrial_OfAPromotion_RemovesTheParentsCheckpoint()
    {
        await SaveAsync(1);
        await SaveAsync(2);

        await _retention.AfterTrialAsync(Ended(2, epochs: 3, parent: 1), MaxEpochs, Test);

        Assert.Equal([2], await LeftAsync());
    }

    [Fact]
    public async Task AfterTrial_WeightsAreInherited_KeepsThoseOfEveryCandidate()
    {
        var retention = new CheckpointRetention(new SearchRepository(_store), Id, areInherited: true);
        await SaveAsync(0);
        await SaveAsync(1);
        await SaveAsync(2);

        await retention.AfterTrialAsync(Ended(2, MaxEpochs, parent: 1), MaxEpochs, Test);
        await retention.AfterTrialAsync(Ended(0, MaxEpochs, TrialOutcome.Diverged), MaxEpochs, Test);

        Assert.Equal([1, 2], await LeftAsync());
    }

    [Fact]
    public async Task AfterTrial_OfASupernetOrACandidateThatTookItsWeights_KeepsTheSupernets()
    {
        await SaveAsync(0);

        await _retention.AfterTrialAsync(Ended(0, epochs: 30, kind: TrialKind.Supernet), MaxEpochs, Test);
        await _retention.AfterTrialAsync(Ended(1, epochs: 9, parent: 0), MaxEpochs, Test);

        Assert.Equal([0], await LeftAsync());
    }

    [Fact]
    public async Task AfterSearch_NothingIsPromotedAnyMore_RemovesAll()
    {
        await SaveAsync(1);
        await SaveAsync(2);

        await _retention.AfterSearchAsync(Test);

        Assert.Empty(await LeftAsync());
    }

    private Task SaveAsync(int trial) => _store.CreateAsync(SearchPaths.Checkpoint(Id, trial), new byte[] { 1 }, Test);

    private async Task<List<int>> LeftAsync()
    {
        var left = new List<int>();
        for (var trial = 0; trial <= 2; trial++)
        {
            if (await _store.ReadAsync(SearchPaths.Checkpoint(Id, trial), Test) is not null)
                left.Add(trial);
        }

        return left;
    }

    private static Observation Ended(
        int number, int epochs, TrialOutcome outcome = TrialOutcome.Succeeded, TrialKind kind = TrialKind.Search, int? parent = null) =>
        new(
            new Trial
            {
                Number = number,
                Kind = kind,
                Genotype = new Genotype([0]),
                ArchitectureId = "a",
                Epochs = epochs,
                ContinuesFrom = parent,
                Parameters = 1,
                Flops = 1,
            },
            new TrialScore { Trial = number, Outcome = outcome });
}
