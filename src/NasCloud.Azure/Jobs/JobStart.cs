namespace NasCloud.Azure.Jobs;

/// <summary>What became of a wish to start an execution.</summary>
/// <param name="Kind">What.</param>
/// <param name="Name">The execution's name; null where Azure has not said it yet.</param>
/// <param name="RetryAfter">How long Azure asks to wait before the next request.</param>
internal sealed record JobStart(JobStartKind Kind, string? Name = null, TimeSpan? RetryAfter = null);
