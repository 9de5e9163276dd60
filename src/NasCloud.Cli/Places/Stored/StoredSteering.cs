using NasCloud.Cli.Commands;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Specs;
using NasCloud.Cli.Views;
using NasCloud.Core.Datasets;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.WarmStarts;
using NasCloud.Core.Specs;

namespace NasCloud.Cli.Places.Stored;

/// <summary>Runs the searches of a store in this process, and tells others that do.</summary>
internal sealed class StoredSteering(CliHost host, SearchStore store) : ISearchSteering
{
    public Task<DatasetInfo?> CheckAsync(SearchSpec spec, CancellationToken cancellationToken) =>
        SpecCheck.RunAsync(host, store.Place, spec, cancellationToken);

    public async Task<SearchManifest> CreateAsync(SearchSpec spec, DatasetInfo? described, CancellationToken cancellationToken)
    {
        // What is wrong with it is better said before there is a search.
        _ = host.Price;
        var dataset = described is null ? await CheckAsync(spec, cancellationToken) : await SpecCheck.RunAsync(spec, described);
        SpecCheck.Require(await new EarlierSearches(store.Repository).FindProblemAsync(spec, dataset, cancellationToken));
        return await new SearchCreator(store.Repository, host.Time).CreateAsync(spec, dataset, cancellationToken);
    }

    public async Task<bool> DriveAsync(SearchId id, bool isNew, CancellationToken stop)
    {
        // A new one's were checked a moment ago. While another process drives it, that is what is to be said.
        if (!isNew && !await store.IsDrivenAsync(id, stop))
            await SearchedData.RequireAsync(host, store, await store.Repository.ReadManifestAsync(id, stop), stop);
        await host.CreateDriver(store).RunAsync(id, stop);
        return true;
    }

    public async Task PauseAsync(SearchId id, Action accepted, CancellationToken cancellationToken)
    {
        var state = (await store.Repository.ReadStatusAsync(id, cancellationToken))?.State ?? SearchState.Created;
        if (!await store.IsDrivenAsync(id, cancellationToken))
            throw new CliException(ExitCode.Invalid, $"{id} does not run: it is {Format.State(state)}. 'nascloud show {id}' tells more.");
        await store.Repository.WriteWishAsync(id, ControlWish.Pause, cancellationToken);
        accepted();
        await SearchRelease.WaitAsync(host, store, id, cancellationToken);
    }

    public async Task StopAsync(SearchId id, CancellationToken cancellationToken)
    {
        if (await store.Repository.ReadStatusAsync(id, cancellationToken) is { State: SearchState.Completed or SearchState.Cancelled } status)
            throw new CliException(ExitCode.Invalid, $"{id} has ended already: it is {Format.State(status.State)}.");
        if (await store.Repository.ReadWishAsync(id, cancellationToken) == ControlWish.Cancel)
            throw new CliException(ExitCode.Invalid, $"{id} is being cancelled, which can't be taken back.");
        if (await new SearchStop(store.Repository, host.Time).RequestAsync(id, cancellationToken) == SearchStopOutcome.NothingFound)
            throw new CliException(ExitCode.Invalid, $"{id} has no trial yet that ended with metrics, so that there is no winner to train. Stop it later, or end it with 'nascloud cancel {id}'.");
    }

    public async Task CancelAsync(SearchId id, Action accepted, CancellationToken cancellationToken)
    {
        if (await store.Repository.ReadStatusAsync(id, cancellationToken) is { State: SearchState.Completed or SearchState.Cancelled } status)
            throw new CliException(ExitCode.Invalid, $"{id} has ended already: it is {Format.State(status.State)}.");
        await store.Repository.WriteWishAsync(id, ControlWish.Cancel, cancellationToken);
        accepted();
        if (await store.IsDrivenAsync(id, cancellationToken))
            await SearchRelease.WaitAsync(host, store, id, cancellationToken);
        else
            await host.CreateDriver(store).RunAsync(id, cancellationToken);
    }
}
