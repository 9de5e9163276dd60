using NasCloud.Core.Environments;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;
using NasCloud.Core.Telemetry;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Trainers;

/// <summary>What a trainer does all day: claims a trial from the board, sees it to its score, takes the next.</summary>
/// <remarks>
/// Any number of trainers, on any number of machines, work on one board. Nothing but the claim and the store connects
/// them, so that each can be lost at any moment: its claim ends and another goes on from the checkpoint.
/// </remarks>
public sealed class TrainerLoop(SearchRepository repository, ITrialEstimator estimator, TimeProvider time, TrainerOptions options)
{
    private readonly StoreOutage _claiming = new(time);
    private readonly StoreOutage _attempting = new(time);

    /// <summary>Works until told to stop, or until the board has stayed empty for the options' idle time-out.</summary>
    /// <param name="id">The search.</param>
    /// <param name="stop">Asks to give the claim back and return.</param>
    /// <returns>How many trials were scored.</returns>
    /// <exception cref="Trials.TrainerFaultException">It can't work at all; or the store fails, again and again for minutes.</exception>
    public async Task<int> RunAsync(SearchId id, CancellationToken stop)
    {
        var manifest = await repository.ReadManifestAsync(id, stop);
        var board = new TrialBoard(repository, id, options.ClaimDuration);
        var runner = new TrialRunner(repository, manifest, board, estimator, time, options);
        TrainerRequest.Meet(manifest, options.RequestedAt, options.Name, time);
        if (options.Environment is { } environment)
            await EnvironmentLog.NoteAsync(repository, id, environment, stop);
        var scored = 0;
        while (await NextAsync(board, stop) is { } claim)
            scored += await AttemptAsync(runner, claim, stop) ? 1 : 0;
        return scored;
    }

    private async Task<bool> AttemptAsync(TrialRunner runner, Claim claim, CancellationToken stop)
    {
        try
        {
            bool isScored;
            await using (claim.Lease)
                isScored = await runner.RunAsync(claim, stop);
            _attempting.Worked();
            return isScored;
        }
        catch (Exception exception) when (exception is StoreException or OperationCanceledException)
        {
            if (exception is StoreException failure)
                _attempting.Failed(failure);
            // The claim ends by itself, and the trial is tried again, here or elsewhere.
            await PauseAsync(stop);
            return false;
        }
    }

    private async Task<Claim?> NextAsync(TrialBoard board, CancellationToken stop)
    {
        var idleSince = time.GetTimestamp();
        while (!stop.IsCancellationRequested)
        {
            if (await TryClaimAsync(board, stop) is { } claim)
                return claim;
            if (IsIdleTooLong(idleSince))
                return null;
            await PauseAsync(stop);
        }

        return null;
    }

    private async Task<Claim?> TryClaimAsync(TrialBoard board, CancellationToken stop)
    {
        try
        {
            var claim = await board.TryClaimAsync(stop);
            _claiming.Worked();
            return claim;
        }
        catch (Exception exception) when (exception is StoreException or OperationCanceledException)
        {
            if (exception is StoreException failure)
                _claiming.Failed(failure);
            return null;
        }
    }

    private async Task PauseAsync(CancellationToken stop) =>
        await Task.Delay(options.PollInterval, time, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);

    private bool IsIdleTooLong(long since) =>
        options.IdleTimeout is { } limit && time.GetElapsedTime(since) >= limit;
}
