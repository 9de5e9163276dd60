namespace NasCloud.Core.Searches.Activities;

/// <summary>Looks whether a trial has its score: the store alone proves that it ended.</summary>
public sealed class CheckTrial(SearchRepository repository)
{
    /// <summary>Runs the activity.</summary>
    public async Task<TrialProgress> RunAsync(TrialInput input, CancellationToken cancellationToken)
    {
        if (await repository.ReadScoreAsync(input.SearchId, input.Trial, cancellationToken) is not null)
            return TrialProgress.Scored;
        var wish = await repository.ReadWishAsync(input.SearchId, cancellationToken);
        return wish == ControlWish.Run ? TrialProgress.Open : TrialProgress.Withdrawn;
    }
}
