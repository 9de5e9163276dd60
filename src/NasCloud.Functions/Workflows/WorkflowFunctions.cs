using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Activities;
using NasCloud.Core.Searches.Workflows;

namespace NasCloud.Functions.Workflows;

/// <summary>The workflows of a search as durable orchestrations.</summary>
public static class WorkflowFunctions
{
    /// <summary>Drives a search.</summary>
    [Function(SearchWorkflow.Name)]
    public static Task<SearchState?> SearchAsync([OrchestrationTrigger] TaskOrchestrationContext context, SearchInput input) =>
        SearchWorkflow.RunAsync(new DurableWorkflow(context), input);

    /// <summary>Sees a trial through.</summary>
    [Function(TrialWorkflow.Name)]
    public static Task<TrialProgress> TrialAsync([OrchestrationTrigger] TaskOrchestrationContext context, TrialInput input) =>
        TrialWorkflow.RunAsync(new DurableWorkflow(context), input);
}
