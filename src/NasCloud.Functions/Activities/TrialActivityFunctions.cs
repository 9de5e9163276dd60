using Microsoft.Azure.Functions.Worker;
using NasCloud.Core.Searches.Activities;

namespace NasCloud.Functions.Activities;

/// <summary>What a trial's workflow has done, as functions. Each may run twice.</summary>
internal sealed class TrialActivityFunctions(PostTrial postTrial, CheckTrial checkTrial, RecordScore recordScore)
{
    /// <summary><see cref="PostTrial"/>.</summary>
    [Function(SearchActivity.PostTrial)]
    public Task<TrialProgress> PostTrialAsync([ActivityTrigger] TrialInput input, CancellationToken cancellationToken) =>
        postTrial.RunAsync(input, cancellationToken);

    /// <summary><see cref="CheckTrial"/>.</summary>
    [Function(SearchActivity.CheckTrial)]
    public Task<TrialProgress> CheckTrialAsync([ActivityTrigger] TrialInput input, CancellationToken cancellationToken) =>
        checkTrial.RunAsync(input, cancellationToken);

    /// <summary><see cref="RecordScore"/>.</summary>
    [Function(SearchActivity.RecordScore)]
    public Task<bool> RecordScoreAsync([ActivityTrigger] TrialInput input, CancellationToken cancellationToken) =>
        recordScore.RunAsync(input, cancellationToken);
}
