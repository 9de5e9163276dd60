using NasCloud.Core.Searches.Activities;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Core.Searches.Workflows;

/// <summary>Sees one trial through: posts it, waits for its score, records it.</summary>
/// <remarks>
/// Attempts and retries are between the trainers and the board: a trial stays on it, to be claimed again, until one of
/// them writes a score, if only that of giving up.
/// </remarks>
public static class TrialWorkflow
{
    /// <summary>The name under which an engine knows it.</summary>
    public const string Name = nameof(TrialWorkflow);

    /// <summary>Runs the workflow.</summary>
    /// <returns>
    /// <see cref="TrialProgress.Scored"/>; <see cref="TrialProgress.Withdrawn"/> when the search was paused or cancelled;
    /// <see cref="TrialProgress.Open"/> when its history has grown long, for the search's workflow to call it again: one that
    /// nobody waits for any more then ends by itself.
    /// </returns>
    public static async Task<TrialProgress> RunAsync(IWorkflow workflow, TrialInput input)
    {
        var progress = await workflow.CallActivityAsync<TrialProgress>(SearchActivity.PostTrial, input);
        while (progress == TrialProgress.Open && !workflow.HasLongHistory)
        {
            await WorkflowWait.ForEventAsync(workflow, WorkflowEvents.Scored, input.PollInterval);
            progress = await workflow.CallActivityAsync<TrialProgress>(SearchActivity.CheckTrial, input);
        }

        if (progress == TrialProgress.Scored)
            await workflow.CallActivityAsync<bool>(SearchActivity.RecordScore, input);
        return progress;
    }
}
