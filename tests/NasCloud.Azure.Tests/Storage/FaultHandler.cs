using System.Collections.Concurrent;
using System.Net;

namespace NasCloud.Azure.Tests.Storage;

/// <summary>The network between a client and its service, with faults at its next requests. Counts all.</summary>
internal sealed class FaultHandler() : DelegatingHandler(new SocketsHttpHandler())
{
    private readonly Lock _lock = new();
    private int _requests;
    private Fault _fault;
    private int _times;

    /// <summary>The requests that were sent.</summary>
    public int Requests => Volatile.Read(ref _requests);

    /// <summary>The faults that are still to come.</summary>
    public int Pending
    {
        get
        {
            lock (_lock)
                return _times;
        }
    }

    /// <summary>Completes once more for each request that nothing comes back from.</summary>
    public SemaphoreSlim Silent { get; } = new(0);

    /// <summary>Every request, as METHOD, path and query.</summary>
    public ConcurrentQueue<string> Log { get; } = [];

    /// <summary>Lets the next requests go wrong.</summary>
    public FaultHandler Inject(Fault fault, int times = 1)
    {
        lock (_lock)
            (_fault, _times) = (fault, times);
        return this;
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _requests);
        Log.Enqueue($"{request.Method} {request.RequestUri!.PathAndQuery}");
        var fault = Next();
        if (fault == Fault.Refused)
            return Refusal(request);
        if (fault == Fault.Silence)
        {
            Silent.Release();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
        }

        var answer = await base.SendAsync(request, cancellationToken);
        if (fault is null)
            return answer;
        answer.Dispose();
        throw fault == Fault.AnswerLate
            ? new TaskCanceledException("The request took too long.", new TimeoutException())
            : new HttpRequestException("The connection was reset.", new IOException("The connection was reset."));
    }

    private Fault? Next()
    {
        lock (_lock)
            return _times-- > 0 ? _fault : null;
    }

    private static HttpResponseMessage Refusal(HttpRequestMessage request)
    {
        var answer = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { RequestMessage = request, Content = new ByteArrayContent([]) };
        answer.Headers.Add("x-ms-error-code", "ServerBusy");
        return answer;
    }
}
