using NasCloud.Core.Searches.Ports;

namespace NasCloud.Core.Searches.Activities;

/// <summary>Sees that enough trainers are up.</summary>
public sealed class EnsureTrainers(ITrainerPool pool)
{
    /// <summary>Runs the activity.</summary>
    public async Task<TrainersOutcome> RunAsync(TrainersInput input, CancellationToken cancellationToken)
    {
        try
        {
            await pool.EnsureAsync(input.SearchId, input.Count, cancellationToken);
            return new TrainersOutcome(null);
        }
        catch (TrainersUnavailableException exception)
        {
            // Workflows can't rely on the type of an exception: what they branch on is an outcome.
            return new TrainersOutcome(exception.Message);
        }
    }
}
