using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;
using NasCloud.Api;
using NasCloud.Functions.Hosting;

namespace NasCloud.Functions.Http;

/// <summary>The HTTP API: the host checks keys, and all else is the API's own.</summary>
internal sealed class ApiFunctions(ApiPipeline pipeline, DurableClientAccessor clients)
{
    /// <summary>The function that answers probes.</summary>
    public const string Health = nameof(Health);

    /// <summary>The function of the dashboard's files.</summary>
    public const string Dashboard = nameof(Dashboard);

    /// <summary>The function of all other addresses: the host asks functions in the order of their names, so that this one must come later.</summary>
    public const string Everything = "HttpApi";

    /// <summary>Every address but the one below, with a key.</summary>
    [Function(Everything)]
    public async Task<IResult> AnswerAsync(
        [HttpTrigger(AuthorizationLevel.Function, Route = "{**path}")] HttpRequest request, [DurableClient] DurableTaskClient client)
    {
        clients.Client = client;
        await pipeline.InvokeAsync(request.HttpContext);
        return Results.Empty;
    }

    /// <summary>The dashboard's files, which hold nothing of searches: the page asks for the key.</summary>
    [Function(Dashboard)]
    public async Task<IResult> AnswerDashboardAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", "head", Route = "dashboard/{**path}")] HttpRequest request)
    {
        await pipeline.InvokeAsync(request.HttpContext);
        return Results.Empty;
    }

    /// <summary>Whether the app is up, for probes that have no key.</summary>
    [Function(Health)]
    public async Task<IResult> AnswerHealthAsync([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request)
    {
        await pipeline.InvokeAsync(request.HttpContext);
        return Results.Empty;
    }
}
