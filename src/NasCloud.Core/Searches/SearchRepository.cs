using System.Runtime.CompilerServices;
using System.Text.Json;
using NasCloud.Core.Searches.Ports;
using NasCloud.Core.Searches.Results;
using NasCloud.Core.Serialization;
using NasCloud.Core.Trainers;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Searches;

/// <summary>A search's documents in the store, typed. Safe for several threads and processes.</summary>
public sealed class SearchRepository(IObjectStore store)
{
    /// <summary>The store itself.</summary>
    public IObjectStore Store { get; } = store;

    /// <summary>Writes a new search.</summary>
    /// <returns>False when its id is taken.</returns>
    public Task<bool> CreateAsync(SearchManifest manifest, CancellationToken cancellationToken) =>
        Store.CreateAsync(SearchPaths.Manifest(manifest.Id), SearchManifestJson.Write(manifest), cancellationToken);

    /// <summary>What was asked for.</summary>
    /// <exception cref="SearchNotFoundException">There is no such search.</exception>
    /// <exception cref="InvalidDataException">It was written by a newer version, or is damaged.</exception>
    public async Task<SearchManifest> ReadManifestAsync(SearchId id, CancellationToken cancellationToken) =>
        await Store.ReadAsync(SearchPaths.Manifest(id), cancellationToken) is { } stored
            ? SearchManifestJson.Read(stored.Content)
            : throw new SearchNotFoundException(id);

    /// <summary>The ids of all searches, in ordinal order. Folders that are no searches by their names are passed over.</summary>
    public async IAsyncEnumerable<SearchId> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var name in Store.ListFoldersAsync(SearchPaths.Searches, cancellationToken))
        {
            if (SearchId.IsId(name))
                yield return new SearchId(name);
        }
    }

    /// <summary>Removes a search and all it left. What a call that failed half-way left, the next one removes.</summary>
    public async Task DeleteAsync(SearchId id, CancellationToken cancellationToken)
    {
        // First of all: half a search must not look like one that could go on.
        await Store.DeleteAsync(SearchPaths.Manifest(id), cancellationToken);
        await Store.DeleteFolderAsync(SearchPaths.Folder(id), cancellationToken);
    }

    /// <summary>Where a search stands; null before anything drove it.</summary>
    public Task<SearchStatus?> ReadStatusAsync(SearchId id, CancellationToken cancellationToken) =>
        ReadJsonAsync<SearchStatus>(SearchPaths.Status(id), cancellationToken);

    /// <summary>Replaces the status.</summary>
    public Task WriteStatusAsync(SearchId id, SearchStatus status, CancellationToken cancellationToken) =>
        ReplaceJsonAsync(SearchPaths.Status(id), status, cancellationToken);

    /// <summary>What the user wants; <see cref="ControlWish.Run"/> when nothing was said.</summary>
    public async Task<ControlWish> ReadWishAsync(SearchId id, CancellationToken cancellationToken) =>
        (await ReadJsonAsync<SearchControl>(SearchPaths.Control(id), cancellationToken))?.Wish ?? ControlWish.Run;

    /// <summary>Says what the user wants.</summary>
    public Task WriteWishAsync(SearchId id, ControlWish wish, CancellationToken cancellationToken) =>
        ReplaceJsonAsync(SearchPaths.Control(id), new SearchControl(wish), cancellationToken);

    /// <summary>Says that the user wants a pause, unless they want more: a cancelled search stays cancelled.</summary>
    public Task RequestPauseAsync(SearchId id, CancellationToken cancellationToken) =>
        ChangeWishAsync(id, wish => wish == ControlWish.Run, ControlWish.Pause, cancellationToken);

    /// <summary>Says that the user wants the search to go on, unless they cancelled it: a cancelled search stays cancelled.</summary>
    /// <returns>Whether it may go on.</returns>
    public Task<bool> RequestRunAsync(SearchId id, CancellationToken cancellationToken) =>
        ChangeWishAsync(id, wish => wish != ControlWish.Cancel, ControlWish.Run, cancellationToken);

    // Another word of the user's, said at this very moment, is not written over unseen.
    private async Task<bool> ChangeWishAsync(SearchId id, Func<ControlWish, bool> mayChange, ControlWish wish, CancellationToken cancellationToken)
    {
        var path = SearchPaths.Control(id);
        var content = JsonSerializer.SerializeToUtf8Bytes(new SearchControl(wish), CoreJson.Readable);
        while (true)
        {
            var stored = await Store.ReadAsync(path, cancellationToken);
            var current = stored is null ? ControlWish.Run : Parse<SearchControl>(path, stored.Content).Wish;
            if (current == wish || !mayChange(current))
                return current == wish;
            if (stored is null
                ? await Store.CreateAsync(path, content, cancellationToken)
                : await Store.ReplaceAsync(path, content, stored.Version, cancellationToken) is not null)
                return true;
        }
    }

    /// <summary>A trial's score, or null while it has none.</summary>
    public Task<TrialScore?> ReadScoreAsync(SearchId id, int trial, CancellationToken cancellationToken) =>
        ReadJsonAsync<TrialScore>(SearchPaths.Score(id, trial), cancellationToken);

    /// <summary>Writes a trial's score once.</summary>
    /// <returns>False when it has one already, which then stands.</returns>
    public Task<bool> CreateScoreAsync(SearchId id, TrialScore score, CancellationToken cancellationToken) =>
        CreateJsonAsync(SearchPaths.Score(id, score.Trial), score, cancellationToken);

    /// <summary>What a search found, or null while it has no result.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public Task<SearchResult?> ReadResultAsync(SearchId id, CancellationToken cancellationToken) =>
        ReadJsonAsync<SearchResult>(SearchPaths.ResultFile(id, "best.json"), cancellationToken);

    /// <summary>The models of a search's winner; null where it was not trained in full, or by a version that exported none.</summary>
    /// <exception cref="InvalidDataException">Their list is damaged.</exception>
    public Task<ModelList?> ReadModelListAsync(SearchId id, CancellationToken cancellationToken) =>
        ReadJsonAsync<ModelList>(SearchPaths.ResultFile(id, ModelList.FileName), cancellationToken);

    /// <summary>What a trial was asked to do, or null when it was never posted.</summary>
    public Task<Trial?> ReadTrialAsync(SearchId id, int trial, CancellationToken cancellationToken) =>
        ReadJsonAsync<Trial>(SearchPaths.TrialDocument(id, trial), cancellationToken);

    /// <summary>Writes once what a trial is asked to do: the trial, and beside its own properties when and under which span.</summary>
    internal Task<bool> CreatePostingAsync(SearchId id, TrialPosting posting, CancellationToken cancellationToken)
    {
        var json = JsonSerializer.SerializeToNode(posting.Trial, CoreJson.Readable)!.AsObject();
        json["postedAt"] = posting.PostedAt;
        if (posting.TraceParent is { } traceParent)
            json["traceParent"] = traceParent;
        return CreateJsonAsync(SearchPaths.TrialDocument(id, posting.Trial.Number), json, cancellationToken);
    }

    /// <summary>What a trial was asked to do, and how it was posted; null when it never was.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    internal async Task<TrialPosting?> ReadPostingAsync(SearchId id, int trial, CancellationToken cancellationToken)
    {
        var path = SearchPaths.TrialDocument(id, trial);
        if (await Store.ReadAsync(path, cancellationToken) is not { } stored)
            return null;
        var mark = Parse<PostingMark>(path, stored.Content);
        return new TrialPosting(Parse<Trial>(path, stored.Content), mark.PostedAt, mark.TraceParent);
    }

    /// <summary>A trial's learning curve as far as it was reported, one point an epoch.</summary>
    /// <exception cref="InvalidDataException">It is damaged; the message names the file and the line.</exception>
    public async Task<IReadOnlyList<LearningCurvePoint>> ReadCurveAsync(SearchId id, int trial, CancellationToken cancellationToken)
    {
        var path = SearchPaths.Curve(id, trial);
        return CurveJson.Read(path, await Store.ReadLogAsync(path, 0, cancellationToken));
    }

    /// <summary>The attempts at a trial so far, in their order.</summary>
    /// <exception cref="InvalidDataException">One is damaged.</exception>
    public Task<IReadOnlyList<TrialAttempt>> ReadAttemptsAsync(SearchId id, int trial, CancellationToken cancellationToken) =>
        ReadAttemptsAsync(SearchPaths.Attempts(id, trial), cancellationToken);

    /// <summary>The attempts that a folder has, in their order.</summary>
    /// <exception cref="InvalidDataException">One is damaged.</exception>
    internal async Task<IReadOnlyList<TrialAttempt>> ReadAttemptsAsync(string folder, CancellationToken cancellationToken)
    {
        var attempts = new List<TrialAttempt>();
        await foreach (var path in Store.ListAsync(folder, cancellationToken))
        {
            if (await ReadJsonAsync<TrialAttempt>(path, cancellationToken) is { } attempt)
                attempts.Add(attempt);
        }

        return attempts;
    }

    /// <summary>What the trainers in the cloud last said of themselves.</summary>
    public async Task<IReadOnlyList<TrainerHeartbeat>> ReadHeartbeatsAsync(SearchId id, CancellationToken cancellationToken)
    {
        var heartbeats = new List<TrainerHeartbeat>();
        await foreach (var path in Store.ListAsync(SearchPaths.Heartbeats(id), cancellationToken))
        {
            if (await ReadJsonAsync<TrainerHeartbeat>(path, cancellationToken) is { } heartbeat)
                heartbeats.Add(heartbeat);
        }

        return heartbeats;
    }

    /// <summary>Writes what a trainer says of itself.</summary>
    public Task WriteHeartbeatAsync(SearchId id, TrainerHeartbeat heartbeat, CancellationToken cancellationToken) =>
        ReplaceJsonAsync(SearchPaths.Heartbeat(id, heartbeat.Trainer), heartbeat, cancellationToken);

    /// <summary>Reads a JSON document, or null when it is not there.</summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public async Task<T?> ReadJsonAsync<T>(string path, CancellationToken cancellationToken)
        where T : class =>
        await Store.ReadAsync(path, cancellationToken) is { } stored ? Parse<T>(path, stored.Content) : null;

    /// <summary>Creates a JSON document unless it is there.</summary>
    public Task<bool> CreateJsonAsync<T>(string path, T value, CancellationToken cancellationToken) =>
        Store.CreateAsync(path, JsonSerializer.SerializeToUtf8Bytes(value, CoreJson.Readable), cancellationToken);

    /// <summary>Replaces or creates a JSON document.</summary>
    public Task ReplaceJsonAsync<T>(string path, T value, CancellationToken cancellationToken) =>
        Store.ReplaceAsync(path, JsonSerializer.SerializeToUtf8Bytes(value, CoreJson.Readable), null, cancellationToken);

    private static T Parse<T>(string path, ReadOnlyMemory<byte> content)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(content.Span, CoreJson.Readable)!;
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{path} is damaged: {exception.Message}", exception);
        }
    }

    private sealed record PostingMark(DateTimeOffset? PostedAt, string? TraceParent);
}
