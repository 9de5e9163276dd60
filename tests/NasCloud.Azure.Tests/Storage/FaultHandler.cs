using System.Collections.Concurrent;
using System.Net;

namespace NasCloud.Azure.Tests.Storage;

/// <summary>The network between a client and its service: refuses the first requests, or loses the answers to them. Counts all.</summary>
internal sealed class FaultHandler() : DelegatingHandler(new SocketsHttpHandler())
{
    private int _requests;
    private int _refusals;
    private int _lostAnswers;

    /// <summary>The requests still to be refused.</summary>
    public int Refusals { get => _refusals; init => _refusals = value; }

    /// <summary>The requests still to be carried out whose answers get lost.</summary>
    public int LostAnswers { get => _lostAnswers; init => _lostAnswers = value; }

    public int Requests => Volatile.Read(ref _requests);

    /// <summary>Every request, as METHOD, path and query.</summary>
    public ConcurrentQueue<string> Log { get; } = [];

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _requests);
        Log.Enqueue($"{request.Method} {request.RequestUri!.PathAndQuery}");
        if (Interlocked.Decrement(ref _refusals) >= 0)
            return Refusal(request);
        var answer = await base.SendAsync(request, cancellationToken);
        if (Interlocked.Decrement(ref _lostAnswers) < 0)
            return answer;
        answer.Dispose();
        throw new HttpRequestException("The connection was reset.", new IOException("The connection was reset."));
    }

    private static HttpResponseMessage Refusal(HttpRequestMessage request)
    {
        var answer = new HttpResponseMessage(HttpStatusCode.ServiceUnavailable) { RequestMessage = request, Content = new ByteArrayContent([]) };
        answer.Headers.Add("x-ms-error-code", "ServerBusy");
        return answer;
    }
}
