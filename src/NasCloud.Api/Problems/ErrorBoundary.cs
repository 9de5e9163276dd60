using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using NasCloud.Api.Answers;
using NasCloud.Api.Routing;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Api.Problems;

/// <summary>Runs handlers, and turns whatever they throw into a problem that tells callers no more than they may know.</summary>
internal sealed class ErrorBoundary(ILogger<ErrorBoundary> logger)
{
    public async Task RunAsync(HttpContext context, Func<ApiRequest, Task<ApiAnswer>> handler)
    {
        try
        {
            var answer = await handler(new ApiRequest(context));
            await answer.WriteAsync(context);
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be told.
        }
        catch (Exception exception) when (context.Response.HasStarted)
        {
            // What was sent can't be taken back; an answer that is cut off must not look whole.
            ApiLog.AnswerBrokeOff(logger, ProblemAnswer.TraceId(context), exception.Message);
            context.Abort();
        }
        catch (Exception exception)
        {
            context.Response.Clear();
            await Explain(exception, ProblemAnswer.TraceId(context)).WriteAsync(context);
        }
    }

    private ApiProblem Explain(Exception exception, string traceId)
    {
        switch (exception)
        {
            case ApiProblemException known:
                return known.Problem;
            case SearchNotFoundException missing:
                return ApiProblem.NoSuchSearch(missing.Id.Value);
            case BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }:
                return ApiProblem.TooLarge;
            case BadHttpRequestException:
                return new ApiProblem(ProblemKind.InvalidRequest, "The body broke off, or is not what its headers say: send it again.");
            case StoreException failed:
                ApiLog.StoreFailed(logger, traceId, failed.Message);
                return ApiProblem.StoreUnavailable;
            case InvalidDataException damaged:
                ApiLog.Damaged(logger, traceId, damaged.Message);
                return ApiProblem.Damaged;
            default:
                ApiLog.Unexpected(logger, traceId, exception);
                return ApiProblem.Unexpected;
        }
    }
}
