using System.Diagnostics;
using NasCloud.Core.Searches.Ledger;
using NasCloud.Core.Serialization;
using NasCloud.Core.Telemetry;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Searches.Activities;

/// <summary>Puts a trial on the board for trainers to claim, unless it has its score.</summary>
public sealed class PostTrial(SearchSessions sessions, SearchRepository repository, TimeProvider time)
{
    /// <summary>Runs the activity.</summary>
    public async Task<TrialProgress> RunAsync(TrialInput input, CancellationToken cancellationToken)
    {
        var session = await sessions.GetAsync(input.SearchId, cancellationToken);
        var trial = await session.Ledger.ReadAsync(state => Find(state, input.Trial), cancellationToken);
        // What trainers do for the trial follows from this span, whichever process they are in: its id goes with the trial.
        using var span = SearchTrace.Start(TelemetryNames.PostTrial, input.SearchId, ActivityKind.Producer, session.Manifest.TraceParent)?
            .SetTag(TelemetryNames.Trial, input.Trial)
            .SetTag(TelemetryNames.TrialKind, CoreJson.Name(trial.Kind));
        await repository.CreatePostingAsync(input.SearchId, new TrialPosting(trial, time.GetUtcNow(), span?.Id), cancellationToken);
        if (await repository.ReadScoreAsync(input.SearchId, input.Trial, cancellationToken) is not null)
            return TrialProgress.Scored;
        // Should the score arrive at this very moment, whoever claims the entry finds it and takes the entry down.
        await repository.Store.CreateAsync(SearchPaths.BoardEntry(input.SearchId, input.Trial), ReadOnlyMemory<byte>.Empty, cancellationToken);
        return TrialProgress.Open;
    }

    private static Trial Find(LedgerState state, int number) =>
        state.Find(number)?.Trial ?? throw new InvalidOperationException($"Trial {number} is not in the ledger: only proposed trials can be posted.");
}
