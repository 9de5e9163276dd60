using NasCloud.Cli.Hosting;
using NasCloud.Core.Datasets;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Cli.Serving;

/// <summary>A pool of trainers that goes on with a search only on the data that its trainers before worked on.</summary>
/// <param name="trainers">The pool itself.</param>
/// <param name="repository">Tells whether trainers worked on the search before: the data of a new one were looked at when it came.</param>
/// <param name="requireData">Reads the data of the search and throws a <see cref="CliException"/> where they are others.</param>
internal sealed class CheckedTrainerPool(ITrainerPool trainers, SearchRepository repository, Func<CancellationToken, Task> requireData) : ITrainerPool, IAsyncDisposable
{
    private bool _isChecked;

    /// <inheritdoc/>
    /// <exception cref="TrainersUnavailableException">The data are others, missing or damaged.</exception>
    public async Task EnsureAsync(SearchId searchId, int count, CancellationToken cancellationToken)
    {
        if (!_isChecked)
        {
            await CheckAsync(searchId, cancellationToken);
            _isChecked = true;
        }

        await trainers.EnsureAsync(searchId, count, cancellationToken);
    }

    /// <inheritdoc/>
    public Task StopAsync(SearchId searchId, CancellationToken cancellationToken) => trainers.StopAsync(searchId, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => trainers is IAsyncDisposable disposable ? disposable.DisposeAsync() : ValueTask.CompletedTask;

    private async Task CheckAsync(SearchId id, CancellationToken cancellationToken)
    {
        if ((await repository.ReadHeartbeatsAsync(id, cancellationToken)).Count == 0)
            return;
        try
        {
            await requireData(cancellationToken);
        }
        catch (Exception exception) when (exception is CliException or DatasetException)
        {
            throw new TrainersUnavailableException(exception.Message, exception);
        }
    }
}
