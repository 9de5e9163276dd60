using Microsoft.Extensions.Logging;
using NasCloud.Azure.Identity;
using NasCloud.Azure.Jobs;
using NasCloud.Core.Searches;

namespace NasCloud.Azure.Trainers;

/// <summary>Makes pools of containers, and what looks after them.</summary>
public static class ContainerTrainerPools
{
    /// <summary>A pool that starts executions of a job.</summary>
    /// <param name="job">The job.</param>
    /// <param name="identity">Who may start it.</param>
    /// <param name="repository">The store, which the job's containers share.</param>
    /// <param name="time">The clock.</param>
    /// <param name="options">How to work; null for the defaults.</param>
    /// <param name="logger">Where starts and ends are logged; null for nowhere.</param>
    public static ContainerTrainerPool Create(
        ContainerJobAddress job,
        AzureIdentity identity,
        SearchRepository repository,
        TimeProvider time,
        ContainerTrainerOptions? options = null,
        ILogger<ContainerTrainerPool>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return new ContainerTrainerPool(ContainerJobClient.Open(job, identity), repository, time, options ?? new ContainerTrainerOptions(), logger);
    }

    /// <summary>What finds and stops the executions of a job that nobody waits for.</summary>
    /// <inheritdoc cref="Create"/>
    public static OrphanedTrainers CreateOrphans(
        ContainerJobAddress job,
        AzureIdentity identity,
        SearchRepository repository,
        TimeProvider time,
        ContainerTrainerOptions? options = null,
        ILogger<OrphanedTrainers>? logger = null)
    {
        ArgumentNullException.ThrowIfNull(identity);
        return new OrphanedTrainers(ContainerJobClient.Open(job, identity), repository, time, options ?? new ContainerTrainerOptions(), logger);
    }
}
