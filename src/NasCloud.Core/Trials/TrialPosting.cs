namespace NasCloud.Core.Trials;

/// <summary>A trial as it was put on the board.</summary>
/// <param name="Trial">The trial.</param>
/// <param name="PostedAt">When it was; null where an older version did it.</param>
/// <param name="TraceParent">The span under which it was, as <c>traceparent</c>; null where nobody listened.</param>
internal sealed record TrialPosting(Trial Trial, DateTimeOffset? PostedAt, string? TraceParent);
