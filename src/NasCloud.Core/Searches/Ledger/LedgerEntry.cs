using System.Text.Json.Serialization;

namespace NasCloud.Core.Searches.Ledger;

/// <summary>One line of a search's ledger.</summary>
/// <param name="At">When it was written.</param>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(SessionStarted), "sessionStarted")]
[JsonDerivedType(typeof(SessionEnded), "sessionEnded")]
[JsonDerivedType(typeof(TrialProposed), "trialProposed")]
[JsonDerivedType(typeof(TrialEnded), "trialEnded")]
[JsonDerivedType(typeof(SearchEnded), "searchEnded")]
public abstract record LedgerEntry(DateTimeOffset At)
{
    /// <summary>The version of the format that this code writes.</summary>
    public const int CurrentSchemaVersion = 1;

    /// <summary>The version of the format that the line is in.</summary>
    [JsonPropertyName("v")]
    public int SchemaVersion { get; init; } = CurrentSchemaVersion;
}
