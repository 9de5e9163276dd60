namespace NasCloud.Core.Searches.Results;

/// <summary>Something that was tried to make the winner smaller.</summary>
/// <param name="Model">The model that came or was to come of it, as <see cref="ModelEntry.Name"/> names it.</param>
/// <param name="IsKept">Whether it was kept; what was undone is in no file.</param>
public sealed record CompressionStep(string Model, bool IsKept)
{
    /// <summary>The accuracy lost against the trained network, 0 to 1, negative where some was gained; null where it was not measured.</summary>
    public double? AccuracyLoss { get; init; }

    /// <summary>The channels of convolutions and dense layers left, those that answer not counted.</summary>
    public int? Channels { get; init; }

    /// <summary>Why it was undone, where that was not for its loss.</summary>
    public string? Problem { get; init; }
}
