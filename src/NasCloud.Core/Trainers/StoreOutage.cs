using NasCloud.Core.Searches.Ports;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Trainers;

/// <summary>Tells a store that fails for good, such as on a full disk, from one that fails now and then. Not safe for several threads.</summary>
/// <param name="time">The clock.</param>
internal sealed class StoreOutage(TimeProvider time)
{
    /// <summary>How long it must have failed: longer than whoever drives the search puts up with it.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    // One failure may lie far from the next.
    private const int Fewest = 5;

    private int _failures;
    private long _since;

    /// <summary>It did what it was asked for.</summary>
    public void Worked() => _failures = 0;

    /// <summary>It failed.</summary>
    /// <exception cref="TrainerFaultException">It has failed for so long that going on is no use.</exception>
    public void Failed(StoreException exception)
    {
        if (_failures++ == 0)
            _since = time.GetTimestamp();
        if (_failures >= Fewest && time.GetElapsedTime(_since) >= Longest)
            throw new TrainerFaultException($"The store has failed for {Longest.TotalMinutes} minutes, {_failures} times in a row: {exception.Message.TrimEnd('.')}. Mend that, and resume the search.", exception);
    }
}
