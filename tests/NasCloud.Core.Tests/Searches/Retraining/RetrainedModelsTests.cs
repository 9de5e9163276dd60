using System.Collections.Immutable;
using NasCloud.Core.Objectives;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Retraining;
using NasCloud.Core.Trials;
using NasCloud.Testing.Searches;
using NasCloud.Testing.Storage;

namespace NasCloud.Core.Tests.Searches.Retraining;

public sealed class RetrainedModelsTests
{
    private readonly SearchRepository _repository = new(new InMemoryObjectStore());
    private SearchManifest _search = TestSearch.Create();

    [Fact]
    public async Task FindBestAsync_NothingTrained_IsNull() => Assert.Null(await FindAsync());

    [Fact]
    public async Task FindBestAsync_SeveralSeeds_IsTheBestOnValidationData()
    {
        await WriteAsync(epochs: 5, seed: 0, (MetricNames.Accuracy, 0.7), (MetricNames.TestAccuracy, 0.9));
        await WriteAsync(epochs: 5, seed: 1, (MetricNames.Accuracy, 0.8), (MetricNames.TestAccuracy, 0.6));
        await WriteAsync(epochs: 5, seed: 2, (MetricNames.Accuracy, 0.6), (MetricNames.TestAccuracy, 0.7));

        Assert.Equal((5, 1), await FindAsync());
    }

    [Fact]
    public async Task FindBestAsync_SmallerIsBetter_IsTheSmallest()
    {
        _search = _search with { Spec = _search.Spec with { Objectives = [new(MetricNames.LatencyMs, Goal.Minimize), new(MetricNames.Loss, Goal.Minimize)] } };
        await WriteAsync(epochs: 5, seed: 0, (MetricNames.LatencyMs, 1), (MetricNames.Loss, 0.7));
        await WriteAsync(epochs: 5, seed: 1, (MetricNames.LatencyMs, 2), (MetricNames.Loss, 0.6));

        Assert.Equal((5, 1), await FindAsync());
    }

    [Fact]
    public async Task FindBestAsync_NoValidationData_IsTheFirstSeed()
    {
        for (var seed = 0; seed < 12; seed++)
            await WriteAsync(epochs: 5, seed, (MetricNames.TestAccuracy, seed / 12.0));

        Assert.Equal((5, 0), await FindAsync());
    }

    [Fact]
    public async Task FindBestAsync_SeveralLengths_IsOfTheMostEpochsThatEndedWithANetwork()
    {
        await WriteAsync(epochs: 9, seed: 0, (MetricNames.Accuracy, 0.9));
        await WriteAsync(epochs: 10, seed: 3, (MetricNames.Accuracy, 0.5));
        await WriteAsync(epochs: 100, seed: 0);
        await _repository.Store.CreateAsync($"{SearchPaths.Retrained(_search.Id, 1, 200)}/seed-0/curve.jsonl", default, TestContext.Current.CancellationToken);

        Assert.Equal((10, 3), await FindAsync());
    }

    private async Task<(int Epochs, int Seed)?> FindAsync() =>
        await new RetrainedModels(_repository).FindBestAsync(_search, trial: 1, TestContext.Current.CancellationToken) is { } best ? (best.Epochs, best.Seed) : null;

    private Task WriteAsync(int epochs, int seed, params (string Name, double Value)[] metrics)
    {
        var score = new TrialScore
        {
            Trial = 1,
            Outcome = metrics.Length == 0 ? TrialOutcome.Diverged : TrialOutcome.Succeeded,
            Metrics = metrics.ToImmutableSortedDictionary(metric => metric.Name, metric => metric.Value),
        };
        return _repository.CreateJsonAsync($"{SearchPaths.Retrained(_search.Id, 1, epochs)}/seed-{seed}/{RetrainedSeed.ScoreName}", score, TestContext.Current.CancellationToken);
    }
}
