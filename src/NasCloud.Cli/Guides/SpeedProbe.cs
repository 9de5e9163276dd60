using NasCloud.Cli.Hosting;
using NasCloud.Core.Architectures;
using NasCloud.Core.Datasets;
using NasCloud.Core.Randomness;
using NasCloud.Core.Searches;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Specs;
using NasCloud.Core.Trials;
using NasCloud.Training;

namespace NasCloud.Cli.Guides;

/// <summary>Trains one network of a spec's space for a moment, to tell how long an epoch takes here.</summary>
internal static class SpeedProbe
{
    private const int Samples = 1000;
    private const int Drawn = 15;
    private const int MostTries = 1000;
    private const long Seed = 1;

    // The first makes libtorch ready, too; the second tells.
    private const int Epochs = 2;

    // Whoever waits longer than that would rather begin.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(45);

    /// <summary>Measures, on the threads that one of the search's trainers would have.</summary>
    /// <returns>Null where that takes long, or no such network was found.</returns>
    public static async Task<MeasuredSpeed?> MeasureAsync(CliHost host, StorePlace place, SearchSpec spec, DatasetInfo dataset, SearchSpace space, CancellationToken stop)
    {
        if (Typical(space, spec) is not { } typical)
            return null;
        using var patience = new CancellationTokenSource(Patience, host.Time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);
        try
        {
            var seconds = await TrainAsync(host, place, spec, dataset, space, typical.Genotype, typical.Network, both.Token);
            return seconds is { } one
                ? MeasuredSpeed.Of(one, typical.Network.Cost.Flops, Sampled(spec, dataset), Training(spec, dataset), dataset.TrainingCount * spec.Dataset!.ValidationFraction)
                : null;
        }
        catch (Exception exception) when (exception is TrainerFaultException || (exception is OperationCanceledException && !stop.IsCancellationRequested))
        {
            // It is not what was asked for; 'doctor' tells what is wrong with libtorch.
            return null;
        }
    }

    private static async Task<double?> TrainAsync(
        CliHost host, StorePlace place, SearchSpec spec, DatasetInfo dataset, SearchSpace space, Genotype genotype, Architecture network, CancellationToken stop)
    {
        var threads = Math.Max(1, Environment.ProcessorCount / spec.Parallelism);
        var manifest = new SearchManifest(new SearchId("timing"), host.Time.GetUtcNow(), spec with { Dataset = spec.Dataset! with { TrainingSamples = Sampled(spec, dataset) } }, dataset);
        var trial = new Trial { Number = 1, Genotype = genotype, ArchitectureId = network.Id, Epochs = Epochs, Parameters = network.Cost.Parameters, Flops = network.Cost.Flops };
        var estimator = TrialEstimators.Create(manifest, Specs.Datasets.Catalog(host, place), threads, host.Time);
        using var disposal = estimator as IDisposable;
        var session = new TimingSession();
        await Task.Run(() => estimator.EstimateAsync(new TrialAssignment(manifest.Spec, trial, space, network, threads), session, stop), stop);
        return session.Seconds.Count == Epochs ? session.Seconds[^1] : null;
    }

    // The one in the middle by its operations, of some that meet the constraints.
    private static (Genotype Genotype, Architecture Network)? Typical(SearchSpace space, SearchSpec spec)
    {
        var random = RandomStream.Create(Seed, "timing");
        var networks = Enumerable.Range(0, MostTries)
            .Select(_ => space.Sample(random))
            .Select(genotype => (Genotype: genotype, Network: TryDecode(space, genotype)!))
            .Where(each => each.Network is not null && Meets(each.Network, spec))
            .Take(Drawn)
            .OrderBy(each => each.Network.Cost.Flops)
            .ToList();
        return networks.Count == 0 ? null : networks[networks.Count / 2];
    }

    private static Architecture? TryDecode(SearchSpace space, Genotype genotype)
    {
        try
        {
            return space.Decode(genotype).Simplify();
        }
        catch (InvalidArchitectureException)
        {
            return null;
        }
    }

    private static bool Meets(Architecture network, SearchSpec spec) =>
        !(network.Cost.Flops > spec.Constraints.MaxFlops) && !(network.Cost.Parameters > spec.Constraints.MaxParameters);

    private static double Training(SearchSpec spec, DatasetInfo dataset) =>
        Math.Min(dataset.TrainingCount * (1 - spec.Dataset!.ValidationFraction), spec.Dataset.TrainingSamples ?? int.MaxValue);

    private static int Sampled(SearchSpec spec, DatasetInfo dataset) => Math.Max(1, (int)Math.Min(Samples, Training(spec, dataset)));
}
