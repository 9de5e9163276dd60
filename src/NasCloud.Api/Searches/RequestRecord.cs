using NasCloud.Core.Searches;

namespace NasCloud.Api.Searches;

/// <summary>What a request that may be repeated was answered with, as the store keeps it under <c>requests/</c>.</summary>
/// <param name="SearchId">The search that it creates, chosen before it is created.</param>
/// <param name="BodyHash">The SHA-256 of its body.</param>
/// <param name="ReceivedAt">When it first came.</param>
/// <param name="IsDone">Whether the search was created and started.</param>
internal sealed record RequestRecord(SearchId SearchId, string BodyHash, DateTimeOffset ReceivedAt, bool IsDone = false)
{
    /// <summary>The version of the format.</summary>
    public int SchemaVersion { get; init; } = 1;
}
