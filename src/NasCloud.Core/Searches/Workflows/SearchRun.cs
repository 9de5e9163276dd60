using NasCloud.Core.Searches.Activities;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Core.Searches.Workflows;

/// <summary>One run of <see cref="SearchWorkflow"/>.</summary>
internal sealed class SearchRun(IWorkflow workflow, SearchInput input)
{
    // What trials in flight take to end once they have noticed that the search was withdrawn.
    private static readonly TimeSpan WithdrawalGrace = TimeSpan.FromSeconds(2);

    private readonly SortedDictionary<int, Task<TrialProgress>> _running = [];
    private readonly Dictionary<int, int> _calls = [];
    private int _launched;

    public async Task<SearchState?> RunAsync()
    {
        try
        {
            await workflow.CallActivityAsync<bool>(SearchActivity.BeginSession, input);
            return await DriveAsync();
        }
        catch (Exception exception)
        {
            // Whatever it is, the search must not stand as if it went on; the engine's record keeps the exception.
            await FailAsync($"The search stopped on an unexpected error: {exception.Message}");
            throw;
        }
    }

    private async Task<SearchState?> DriveAsync()
    {
        while (true)
        {
            var step = await workflow.CallActivityAsync<SearchStep>(SearchActivity.ProposeTrials, input);
            if (step.Kind == SearchStepKind.Pause)
                return await PauseAsync();
            if (step.Kind == SearchStepKind.Finish)
                return await FinishAsync();
            if (workflow.HasLongHistory)
                return ContinueAsNew(input with { Run = input.Run + 1 });
            Launch(step);
            if (await EnsureTrainersAsync(step) is { } problem)
                return await FailAsync(problem);
            await WorkflowWait.ForEventAsync(workflow, WorkflowEvents.Control, input.PollInterval, _running.Values);
            await CollectAsync();
        }
    }

    private void Launch(SearchStep step)
    {
        foreach (var trial in step.Open.Where(trial => !_running.ContainsKey(trial)))
        {
            var call = _calls.GetValueOrDefault(trial);
            _running[trial] = workflow.CallChildAsync<TrialProgress>(
                TrialWorkflow.Name,
                WorkflowEvents.TrialInstance(input.SearchId, input.Session, trial, input.Run, call),
                new TrialInput(input.SearchId, trial, input.PollInterval));
            _calls[trial] = call + 1;
            _launched++;
        }

        workflow.SetStatus(new SearchRunStatus(_running.Count, _launched));
    }

    private async Task<string?> EnsureTrainersAsync(SearchStep step)
    {
        var trainers = new TrainersInput(input.SearchId, step.Trainers);
        return (await workflow.CallActivityAsync<TrainersOutcome>(SearchActivity.EnsureTrainers, trainers)).Problem;
    }

    private async Task CollectAsync()
    {
        foreach (var (trial, task) in _running.Where(each => each.Value.IsCompleted).ToList())
        {
            _running.Remove(trial);
            await task;
        }
    }

    private async Task<SearchState?> FinishAsync()
    {
        await Task.WhenAll(_running.Values);
        return (await workflow.CallActivityAsync<SearchStatus>(SearchActivity.FinishSearch, input)).State;
    }

    private async Task<SearchState?> PauseAsync()
    {
        if (!await WithdrawAsync(problem: null))
            return ContinueAsNew(input.InNextSession());
        await LeaveTrialsAsync();
        return SearchState.Paused;
    }

    private async Task<SearchState?> FailAsync(string problem)
    {
        await WithdrawAsync(problem);
        await LeaveTrialsAsync();
        return SearchState.Failed;
    }

    private Task<bool> WithdrawAsync(string? problem) =>
        workflow.CallActivityAsync<bool>(SearchActivity.WithdrawSearch, new WithdrawInput(input.SearchId, problem));

    // They take in the scores that are there and end, unless the user wants the search to go on by then: such a trial goes on
    // without this run, which would wait for it for ever since its trainers were stopped.
    private async Task LeaveTrialsAsync()
    {
        using var done = new CancellationTokenSource();
        var patience = workflow.WaitUntilAsync(workflow.UtcNow + input.PollInterval + WithdrawalGrace, done.Token);
        await Task.WhenAny(Task.WhenAll(_running.Values), patience);
        done.Cancel();
    }

    // Trials in flight are not awaited, which may take hours in which nothing new begins: the next run sees to them under
    // ids of its own, and what both do is done once.
    private SearchState? ContinueAsNew(SearchInput next)
    {
        workflow.ContinueAsNew(next);
        return null;
    }
}
