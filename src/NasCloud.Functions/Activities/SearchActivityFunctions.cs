using Microsoft.Azure.Functions.Worker;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Activities;

namespace NasCloud.Functions.Activities;

/// <summary>What a search's workflow has done, as functions. Each may run twice.</summary>
internal sealed class SearchActivityFunctions(
    OwnedSearches owned,
    BeginSession beginSession,
    ProposeTrials proposeTrials,
    EnsureTrainers ensureTrainers,
    WithdrawSearch withdrawSearch,
    FinishSearch finishSearch)
{
    /// <summary><see cref="BeginSession"/>.</summary>
    [Function(SearchActivity.BeginSession)]
    public Task<bool> BeginSessionAsync([ActivityTrigger] SearchInput input, CancellationToken cancellationToken) =>
        owned.RunAsync(input.SearchId, () => beginSession.RunAsync(input, cancellationToken), cancellationToken);

    /// <summary><see cref="ProposeTrials"/>.</summary>
    [Function(SearchActivity.ProposeTrials)]
    public Task<SearchStep> ProposeTrialsAsync([ActivityTrigger] SearchInput input, CancellationToken cancellationToken) =>
        owned.RunAsync(input.SearchId, () => proposeTrials.RunAsync(input, cancellationToken), cancellationToken);

    /// <summary><see cref="EnsureTrainers"/>.</summary>
    [Function(SearchActivity.EnsureTrainers)]
    public Task<TrainersOutcome> EnsureTrainersAsync([ActivityTrigger] TrainersInput input, CancellationToken cancellationToken) =>
        ensureTrainers.RunAsync(input, cancellationToken);

    /// <summary><see cref="WithdrawSearch"/>.</summary>
    [Function(SearchActivity.WithdrawSearch)]
    public Task<bool> WithdrawSearchAsync([ActivityTrigger] WithdrawInput input, CancellationToken cancellationToken) =>
        owned.RunLastAsync(input.SearchId, () => withdrawSearch.RunAsync(input, cancellationToken), cancellationToken);

    /// <summary><see cref="FinishSearch"/>.</summary>
    [Function(SearchActivity.FinishSearch)]
    public Task<SearchStatus> FinishSearchAsync([ActivityTrigger] SearchInput input, CancellationToken cancellationToken) =>
        owned.RunLastAsync(input.SearchId, () => finishSearch.RunAsync(input, cancellationToken), cancellationToken);
}
