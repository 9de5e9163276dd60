namespace NasCloud.Core.Searches.Ports;

/// <summary>How long a claim may last unrenewed: the range that every platform allows.</summary>
public static class LeaseDuration
{
    /// <summary>The shortest.</summary>
    public static TimeSpan Minimum { get; } = TimeSpan.FromSeconds(15);

    /// <summary>The longest.</summary>
    public static TimeSpan Maximum { get; } = TimeSpan.FromSeconds(60);

    /// <summary>Checks a duration.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is out of range.</exception>
    public static void Check(TimeSpan duration)
    {
        if (duration < Minimum || duration > Maximum)
            throw new ArgumentOutOfRangeException(nameof(duration), duration, $"A lease lasts {Minimum.TotalSeconds:F0} to {Maximum.TotalSeconds:F0} seconds.");
    }
}
