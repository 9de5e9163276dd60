using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using NasCloud.Azure.Jobs;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Azure.Trainers;

/// <summary>Finds and stops the executions of the trainers' job that nobody waits for, whatever became of the hosts that started them.</summary>
/// <remarks>
/// For a timer: it may run at any moment, on several hosts at once, and beside the pools. Costs a listing, and up to three
/// reads for each search that has executions. A claim without a trainer needs nobody: it ends by itself within a minute.
/// </remarks>
public sealed class OrphanedTrainers
{
    private readonly ContainerJobClient _job;
    private readonly SearchRepository _repository;
    private readonly TimeProvider _time;
    private readonly ContainerTrainerOptions _options;
    private readonly ILogger _logger;

    internal OrphanedTrainers(
        ContainerJobClient job, SearchRepository repository, TimeProvider time, ContainerTrainerOptions options, ILogger<OrphanedTrainers>? logger = null)
    {
        (_job, _repository, _time, _options) = (job, repository, time, options);
        _logger = logger ?? (ILogger)NullLogger.Instance;
    }

    /// <summary>Finds them.</summary>
    /// <exception cref="TrainersUnavailableException">Azure Resource Manager refused.</exception>
    /// <exception cref="StoreException">Azure Resource Manager or the store failed.</exception>
    public async Task<IReadOnlyList<OrphanedTrainer>> FindAsync(CancellationToken cancellationToken)
    {
        // Before the store is read: a search and its book are written before the execution that this list shows is started.
        var executions = await ArmFailure.GuardedAsync(
            async () => await _job.ListAsync(cancellationToken).Where(each => each.Status == JobExecutionStatus.Running).ToListAsync(cancellationToken),
            cancellationToken);
        var orphans = new List<OrphanedTrainer>();
        foreach (var search in executions.GroupBy(SearchOf))
            orphans.AddRange(search.Key is { } id ? await OfSearchAsync(id, search, cancellationToken) : WithoutSearch(search));
        return orphans;
    }

    /// <summary>Finds them and asks them to stop: a trainer at work gives its trial back first.</summary>
    /// <returns>Those that were asked.</returns>
    /// <inheritdoc cref="FindAsync"/>
    public async Task<IReadOnlyList<OrphanedTrainer>> StopAsync(CancellationToken cancellationToken)
    {
        var orphans = await FindAsync(cancellationToken);
        var gate = new WriteGate(_options.MostStartsPerSecond, _time);
        foreach (var orphan in orphans)
        {
            await gate.PassAsync(cancellationToken);
            await ArmFailure.GuardedAsync(() => _job.StopAsync(orphan.Execution, cancellationToken), cancellationToken);
            ContainerTrainerLog.Orphaned(_logger, orphan.Execution, orphan.Search, orphan.Reason);
        }

        return orphans;
    }

    private async Task<IEnumerable<OrphanedTrainer>> OfSearchAsync(SearchId id, IEnumerable<JobExecution> executions, CancellationToken cancellationToken)
    {
        if (await _repository.Store.ReadAsync(SearchPaths.Manifest(id), cancellationToken) is null)
            return executions.Select(each => new OrphanedTrainer(each.Name, id.Value, OrphanReason.SearchMissing));
        try
        {
            if (await IsAtRestAsync(id, cancellationToken))
                return executions.Select(each => new OrphanedTrainer(each.Name, id.Value, OrphanReason.SearchAtRest));
            var book = await new TrainerBook(_repository.Store, id).ReadAsync(cancellationToken);
            return executions
                .Where(each => !book.Pending.Any(start => start.IsOf(each)))
                .Select(each => new OrphanedTrainer(each.Name, id.Value, OrphanReason.NotCountedOn));
        }
        catch (Exception exception) when (exception is InvalidDataException or JsonException)
        {
            // A damaged document tells nothing, and must not hold up the rest.
            ContainerTrainerLog.Unreadable(_logger, id.Value, exception);
            return [];
        }
    }

    // Whoever resumes a search writes that it is searching before any trainer is started for it.
    private async Task<bool> IsAtRestAsync(SearchId id, CancellationToken cancellationToken) =>
        (await _repository.ReadStatusAsync(id, cancellationToken))?.State.IsAtRest() == true;

    // A trainer that is told of no search ends at once: one that has been up for long is none, or stands as running for ever.
    private IEnumerable<OrphanedTrainer> WithoutSearch(IEnumerable<JobExecution> executions) =>
        executions
            .Where(each => _time.GetUtcNow() - each.StartedAt >= _options.StartGrace)
            .Select(each => new OrphanedTrainer(each.Name, Search: null, OrphanReason.NoSearch));

    private static SearchId? SearchOf(JobExecution execution) =>
        execution.Environment.GetValueOrDefault(TrainerVariables.Search) is { } text && SearchId.IsId(text) ? new SearchId(text) : null;
}
