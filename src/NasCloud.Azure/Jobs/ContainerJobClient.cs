using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using Azure;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using NasCloud.Azure.Identity;

namespace NasCloud.Azure.Jobs;

/// <summary>Speaks of one Container Apps job with Azure Resource Manager, over REST.</summary>
/// <remarks>All but starting is tried again when it fails: a start takes no name from us, so that two tries could be two executions.</remarks>
internal sealed class ContainerJobClient(HttpPipeline pipeline, ContainerJobAddress job)
{
    private const string Scope = "https://management.azure.com/.default";

    private static readonly TimeSpan DefaultRetryAfter = TimeSpan.FromSeconds(10);

    /// <summary>Speaks of a job as an identity.</summary>
    public static ContainerJobClient Open(ContainerJobAddress job, AzureIdentity identity) =>
        new(HttpPipelineBuilder.Build(new ArmClientOptions(), new BearerTokenAuthenticationPolicy(identity.Credential, Scope)), job);

    /// <summary>The job, with the template of its containers.</summary>
    /// <exception cref="RequestFailedException">It can't be read.</exception>
    public async Task<JsonNode> GetAsync(CancellationToken cancellationToken) =>
        await ReadAsync(job.Uri(), cancellationToken);

    /// <summary>Its executions, the ended ones too, a page at a time.</summary>
    /// <exception cref="RequestFailedException">They can't be read.</exception>
    public async IAsyncEnumerable<JobExecution> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var page = job.Uri("/executions"); page is not null;)
        {
            var answer = await ReadAsync(page, cancellationToken);
            foreach (var item in answer["value"] as JsonArray ?? [])
                yield return JobExecutionJson.Read(item!);
            page = (string?)answer["nextLink"] is { Length: > 0 } next ? Next(next) : null;
        }
    }

    /// <summary>Starts one execution.</summary>
    /// <exception cref="RequestFailedException">Azure refuses, and nothing was started: rights, quota, or the template.</exception>
    /// <exception cref="AuthenticationFailedException">There is no credential, and nothing was sent.</exception>
    public async Task<JobStart> StartAsync(JsonObject template, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await SendAsync(RequestMethod.Post, job.Uri("/start"), template, cancellationToken);
            return answer.Status switch
            {
                200 or 202 => new JobStart(JobStartKind.Started, NameIn(answer)),
                429 => new JobStart(JobStartKind.Throttled, RetryAfter: RetryAfter(answer)),
                >= 500 or 408 => new JobStart(JobStartKind.Unknown),
                _ => throw new RequestFailedException(answer),
            };
        }
        catch (Exception exception) when (exception is not (RequestFailedException { Status: > 0 } or AuthenticationFailedException) && AzureFailure.IsOfPlatform(exception, cancellationToken))
        {
            return new JobStart(JobStartKind.Unknown);
        }
    }

    /// <summary>Asks one execution to stop: its containers get SIGTERM and 30 seconds. Nothing happens when it has ended.</summary>
    /// <exception cref="RequestFailedException">Azure refuses.</exception>
    public async Task StopAsync(string execution, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(RequestMethod.Post, job.Uri($"/executions/{execution}/stop"), body: null, cancellationToken);
        if (answer.Status is not (200 or 202 or 204 or 404 or 409))
            throw new RequestFailedException(answer);
    }

    private async Task<JsonNode> ReadAsync(Uri uri, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(RequestMethod.Get, uri, body: null, cancellationToken);
        return answer.Status == 200
            ? JsonNode.Parse(answer.Content.ToMemory().Span)!
            : throw new RequestFailedException(answer);
    }

    private async Task<Response> SendAsync(RequestMethod method, Uri uri, JsonObject? body, CancellationToken cancellationToken)
    {
        using var request = pipeline.CreateRequest();
        request.Method = method;
        request.Uri.Reset(uri);
        if (body is not null)
        {
            request.Headers.Add(HttpHeader.Common.JsonContentType);
            request.Content = RequestContent.Create(BinaryData.FromString(body.ToJsonString()));
        }

        return await pipeline.SendRequestAsync(request, cancellationToken);
    }

    // The address of the next page comes with the answer; a credential is sent to no other host than our own.
    private Uri Next(string link)
    {
        var next = new Uri(job.Endpoint, link);
        return next.Host == job.Endpoint.Host
            ? next
            : throw new InvalidDataException($"the list of executions goes on at {next.Host}, which is not {job.Endpoint.Host}.");
    }

    private static string? NameIn(Response answer)
    {
        var content = answer.Content.ToMemory();
        return content.IsEmpty ? null : (string?)JsonNode.Parse(content.Span)?["name"];
    }

    private static TimeSpan RetryAfter(Response answer) =>
        answer.Headers.TryGetValue("Retry-After", out var text) && int.TryParse(text, out var seconds) && seconds >= 0
            ? TimeSpan.FromSeconds(seconds)
            : DefaultRetryAfter;
}
