namespace NasCloud.Training.Trials;

/// <summary>When a checkpoint is worth what it costs.</summary>
/// <remarks>
/// One after each epoch costs more than the epoch where epochs are short or the store is far away. So that all of them
/// take a small share of a trial's time, the next waits for a multiple of what the last one took; what a killed trainer
/// loses is bounded by the same multiple.
/// </remarks>
/// <param name="time">Measures what a checkpoint takes.</param>
internal sealed class CheckpointPace(TimeProvider time)
{
    /// <summary>The share of the time that checkpoints may take.</summary>
    private const double Share = 0.02;

    private TimeSpan _cost = TimeSpan.Zero;
    private long _saved = time.GetTimestamp();

    /// <summary>Whether the time since the last one has earned the next.</summary>
    public bool IsDue => time.GetElapsedTime(_saved) >= _cost / Share;

    /// <summary>Makes a checkpoint and remembers what it took.</summary>
    /// <param name="save">Makes it.</param>
    public async Task SaveAsync(Func<Task> save)
    {
        var begun = time.GetTimestamp();
        await save();
        _saved = time.GetTimestamp();
        _cost = time.GetElapsedTime(begun, _saved);
    }
}
