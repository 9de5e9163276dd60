using NasCloud.Cli.Hosting;
using NasCloud.Cli.Retraining;
using NasCloud.Cli.Specs;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Retraining;
using NasCloud.Core.Strategies;
using NasCloud.Core.Trials;
using NasCloud.Models.Networks;
using NasCloud.Training.Results;

namespace NasCloud.Cli.Models;

/// <summary>Finds the weights that a store keeps of a trial.</summary>
/// <param name="host">Knows where data is.</param>
/// <param name="store">The store.</param>
/// <param name="search">The trial's search.</param>
internal sealed class TrialNetwork(CliHost host, SearchStore store, SearchSnapshot search)
{
    /// <summary>
    /// Reads them: those that it was trained anew to, which somebody asked for, else the result's where it has the architecture of the
    /// winner, else those of its checkpoint.
    /// </summary>
    /// <param name="number">The trial's number.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>The network, and where it is from.</returns>
    /// <exception cref="CliException">There is no such trial, or no weights of it.</exception>
    public async Task<(TrainedNetwork Network, string Origin)> ReadAsync(int number, CancellationToken cancellationToken)
    {
        var candidate = CandidateChoice.Find(search, number);
        number = candidate.Trial.Number;
        return await TryRetrainedAsync(number, cancellationToken)
            ?? await TryResultAsync(candidate, cancellationToken)
            ?? await TryCheckpointAsync(candidate.Trial, cancellationToken)
            ?? throw new CliException(
                ExitCode.NotFound,
                $"{Id} keeps no weights of trial {number}: a trial's are removed once no other goes on from them. '{store.Place.PlaceOf(Id).Retrain} --trial {number} --epochs N' trains it anew.");
    }

    private SearchId Id => search.Manifest.Id;

    private async Task<(TrainedNetwork Network, string Origin)?> TryRetrainedAsync(int number, CancellationToken cancellationToken)
    {
        if (await new RetrainedModels(store.Repository).FindBestAsync(search.Manifest, number, cancellationToken) is not { } model)
            return null;
        return await TryReadAsync(model.Folder, cancellationToken) is { } network
            ? (network, FormattableString.Invariant($"trial {number}, trained anew for {model.Epochs} epochs with seed {model.Seed}"))
            : null;
    }

    private async Task<(TrainedNetwork Network, string Origin)?> TryResultAsync(Observation candidate, CancellationToken cancellationToken)
    {
        if (search.Final is not { HasMetrics: true } final || final.Trial.ArchitectureId != candidate.Trial.ArchitectureId)
            return null;
        return await TryReadAsync(SearchPaths.Result(Id), cancellationToken) is { } network
            ? (network, FormattableString.Invariant($"trial {candidate.Trial.Number}, as the search trained its winner in full"))
            : null;
    }

    private async Task<(TrainedNetwork Network, string Origin)?> TryCheckpointAsync(Trial trial, CancellationToken cancellationToken)
    {
        await using var stored = await store.Repository.Store.OpenReadAsync(SearchPaths.Checkpoint(Id, trial.Number), cancellationToken);
        if (stored is null)
            return null;
        using var content = new MemoryStream();
        await stored.CopyToAsync(content, cancellationToken);
        var network = await CheckpointNetworks.ReadAsync(
            search.Manifest, trial, content.ToArray(), Datasets.Catalog(host, store.Place), host.Time, cancellationToken);
        return (network, FormattableString.Invariant($"trial {trial.Number}, as its checkpoint has it"));
    }

    private async Task<TrainedNetwork?> TryReadAsync(string folder, CancellationToken cancellationToken)
    {
        var files = new Dictionary<string, byte[]>();
        foreach (var name in NetworkFiles.All)
        {
            if (await store.Repository.Store.ReadAsync($"{folder}/{name}", cancellationToken) is not { } stored)
                return null;
            files[name] = stored.Content.ToArray();
        }

        return NetworkFiles.Read(files);
    }
}
