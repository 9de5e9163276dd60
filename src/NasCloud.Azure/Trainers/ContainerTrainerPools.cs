using Azure.Core.Pipeline;
using Microsoft.Extensions.Logging;
using NasCloud.Azure.Identity;
using NasCloud.Azure.Jobs;
using NasCloud.Core.Searches;

namespace NasCloud.Azure.Trainers;

/// <summary>Makes pools of containers.</summary>
public static class ContainerTrainerPools
{
    private const string Scope = "https://management.azure.com/.default";

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
        var pipeline = HttpPipelineBuilder.Build(new ArmClientOptions(), new BearerTokenAuthenticationPolicy(identity.Credential, Scope));
        return new ContainerTrainerPool(new ContainerJobClient(pipeline, job), repository, time, options ?? new ContainerTrainerOptions(), logger);
    }
}
