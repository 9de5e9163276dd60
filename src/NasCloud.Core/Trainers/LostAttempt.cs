using System.Globalization;
using System.Text;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Core.Trainers;

/// <summary>Notes of an attempt whose trainer died what the trainer could not say itself any more.</summary>
public static class LostAttempt
{
    /// <summary>Adds to the attempt how its trainer ended, and to the trial's log what it wrote last. Nothing happens where the attempt had ended.</summary>
    /// <remarks>A note that can't be written is no reason to stop a search: such errors are passed over, as those of the log itself are.</remarks>
    /// <param name="repository">The store.</param>
    /// <param name="id">The search.</param>
    /// <param name="death">How the trainer died. It writes nothing any more.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    public static async Task NoteAsync(SearchRepository repository, SearchId id, TrainerDeath death, TimeProvider time, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(repository);
        ArgumentNullException.ThrowIfNull(death);
        ArgumentNullException.ThrowIfNull(time);
        try
        {
            var path = SearchPaths.Attempt(id, death.Trial, death.Attempt);
            if (await repository.ReadJsonAsync<TrialAttempt>(path, cancellationToken) is not { Seconds: null } attempt
                || await repository.ReadScoreAsync(id, death.Trial, cancellationToken) is not null)
                return;
            // Whoever sees how it ended finds the words that go with it.
            await AddToLogAsync(repository.Store, SearchPaths.Log(id, death.Trial, death.Attempt), Words(attempt, death, time), cancellationToken);
            await repository.ReplaceJsonAsync(path, attempt with { Death = death.InShort }, cancellationToken);
        }
        catch (Exception exception) when (exception is StoreException or InvalidDataException)
        {
            // The attempt counts as lost all the same.
        }
    }

    private static string Words(TrialAttempt attempt, TrainerDeath death, TimeProvider time)
    {
        var last = death.LastWords.Length == 0 ? "It wrote nothing to its standard error." : $"The last of its standard error:\n{death.LastWords}";
        return string.Create(CultureInfo.InvariantCulture, $"{time.GetUtcNow():yyyy-MM-ddTHH:mm:ss.fffZ} {attempt.Trainer} {death.How}. {last}\n");
    }

    private static async Task AddToLogAsync(IObjectStore store, string path, string words, CancellationToken cancellationToken)
    {
        var before = await store.ReadAsync(path, cancellationToken);
        byte[] content = [.. before is null ? [] : before.Content.Span, .. Encoding.UTF8.GetBytes(words)];
        await store.ReplaceAsync(path, content, null, cancellationToken);
    }
}
