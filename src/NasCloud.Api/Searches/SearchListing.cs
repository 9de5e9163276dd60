using NasCloud.Core.Searches;

namespace NasCloud.Api.Searches;

/// <summary>A search among others.</summary>
/// <param name="Id">Which.</param>
/// <param name="Name">What its spec calls it; null where it can't be read.</param>
/// <param name="State">Where it stands; null where it can't be read.</param>
/// <param name="CreatedAt">When it was created.</param>
/// <param name="UpdatedAt">When its state was written.</param>
/// <param name="Reason">Why it ended; null while it goes on.</param>
/// <param name="Problem">What stopped it, or why it can't be read.</param>
/// <param name="Self">Where to look closer.</param>
internal sealed record SearchListing(
    SearchId Id,
    string? Name,
    SearchState? State,
    DateTimeOffset? CreatedAt,
    DateTimeOffset? UpdatedAt,
    EndReason? Reason,
    string? Problem,
    string Self);
