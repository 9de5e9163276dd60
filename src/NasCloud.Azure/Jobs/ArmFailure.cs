using Azure;
using Azure.Identity;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Azure.Jobs;

/// <summary>Turns failures of Azure Resource Manager into errors that say what to do, and whether trying again helps.</summary>
internal static class ArmFailure
{
    /// <summary>Runs something that speaks with Azure Resource Manager.</summary>
    /// <exception cref="TrainersUnavailableException">It refused, and would again.</exception>
    /// <exception cref="StoreException">It can't be reached, or has a fault that may pass.</exception>
    public static Task GuardedAsync(Func<Task> action, CancellationToken cancellationToken) => GuardedAsync(
        async () =>
        {
            await action();
            return true;
        },
        cancellationToken);

    /// <inheritdoc cref="GuardedAsync(Func{Task}, CancellationToken)"/>
    public static async Task<T> GuardedAsync<T>(Func<Task<T>> action, CancellationToken cancellationToken)
    {
        try
        {
            return await action();
        }
        catch (RequestFailedException exception) when (exception.Status is 400 or 401 or 403 or 404)
        {
            throw new TrainersUnavailableException($"Azure Resource Manager refused: {exception.Status} {exception.ErrorCode}. {Remedy(exception.Status)}", exception);
        }
        catch (AuthenticationFailedException exception)
        {
            throw new TrainersUnavailableException("No credential was accepted by Azure Resource Manager: give this host the managed identity that may start the job.", exception);
        }
        catch (InvalidDataException exception)
        {
            throw new TrainersUnavailableException($"The trainers' job can't be started: {exception.Message}", exception);
        }
        catch (Exception exception) when (AzureFailure.IsOfPlatform(exception, cancellationToken))
        {
            throw new StoreException("trainers", $"Azure Resource Manager can't be reached: {exception.Message}", exception);
        }
    }

    /// <summary>Whether an error of <see cref="GuardedAsync(Func{Task}, CancellationToken)"/> may pass by itself: an outage, or a credential that can't be had for now.</summary>
    public static bool MayPass(Exception exception) =>
        exception is StoreException or TrainersUnavailableException { InnerException: AuthenticationFailedException };

    private static string Remedy(int status) => status switch
    {
        404 => "There is no such job: check NASCLOUD_TRAINER_JOB.",
        400 => "The job's template is not accepted as it stands: deploy the trainer again.",
        _ => "The identity of this host needs the rights jobs/read, jobs/start/action, jobs/stop/action and jobs/executions/read on the job.",
    };
}
