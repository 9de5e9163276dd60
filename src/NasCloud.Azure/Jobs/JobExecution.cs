namespace NasCloud.Azure.Jobs;

/// <summary>One execution of a job, as Azure lists it.</summary>
/// <param name="Name">Its name, given by Azure.</param>
/// <param name="Status">Where it stands; may never leave <see cref="JobExecutionStatus.Running"/> although the container is gone.</param>
/// <param name="StartedAt">When it was started; null where Azure does not say.</param>
/// <param name="Environment">The environment variables that its container was given, those with a value.</param>
internal sealed record JobExecution(
    string Name, JobExecutionStatus Status, DateTimeOffset? StartedAt, IReadOnlyDictionary<string, string> Environment);
