using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using NasCloud.Cli.Hosting;
using NasCloud.Core.Searches.Ports;
using NasCloud.Core.Serialization;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace NasCloud.Cli.Places.Remote;

/// <summary>Asks a server's API. What may pass by itself is tried again; all requests may be repeated. Safe for several threads.</summary>
internal sealed class ServerClient
{
    private const int Retries = 4;
    private const string Idempotency = "Idempotency-Key";

    private static readonly TimeSpan FirstDelay = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan LookTimeout = TimeSpan.FromSeconds(30);

    // Before it answers, the server reads all of the data that a spec names, or all that is kept of a search.
    private static readonly TimeSpan ReadTimeout = TimeSpan.FromMinutes(10);

    private readonly HttpClient _http;
    private readonly ServerKey? _key;
    private readonly ResiliencePipeline<HttpResponseMessage> _look;
    private readonly ResiliencePipeline<HttpResponseMessage> _read;

    /// <param name="address">Where it is.</param>
    /// <param name="key">What it asks for; null for nothing.</param>
    /// <param name="http">What sends requests, without a limit on time of its own; it stays the caller's.</param>
    /// <param name="time">The clock.</param>
    public ServerClient(ServerAddress address, ServerKey? key, HttpClient http, TimeProvider time)
    {
        Address = address;
        _key = key;
        _http = http;
        _look = Build(LookTimeout, time);
        _read = Build(ReadTimeout, time);
    }

    /// <summary>Where it is.</summary>
    public ServerAddress Address { get; }

    /// <summary>What sends requests, unless a test does. It follows no redirections: those would show the key to whomever they lead to.</summary>
    public static HttpClient CreateHttp() => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        AutomaticDecompression = DecompressionMethods.All,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Reads something.</summary>
    /// <param name="path">Below the API's root.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <exception cref="CliException">The server refuses.</exception>
    /// <exception cref="StoreException">It can't be reached.</exception>
    public async Task<T> GetAsync<T>(string path, CancellationToken cancellationToken)
        where T : class
    {
        var (value, problem, status) = await TryGetAsync<T>(path, cancellationToken);
        return value ?? throw problem!.ToException(Address, status);
    }

    /// <summary>Reads something; null where it is not there.</summary>
    public async Task<T?> FindAsync<T>(string path, CancellationToken cancellationToken)
        where T : class
    {
        var (value, problem, status) = await TryGetAsync<T>(path, cancellationToken);
        return value is null && !problem!.IsMissing ? throw problem.ToException(Address, status) : value;
    }

    /// <summary>Sends a spec to be looked at or run, under a name of its own, so that it is done once.</summary>
    public Task<T> SendSpecAsync<T>(string path, string spec, CancellationToken cancellationToken)
        where T : class
    {
        var name = Guid.NewGuid().ToString();
        return PostAsync<T>(_read, path, () => new StringContent(spec, Encoding.UTF8, "application/json"), name, cancellationToken);
    }

    /// <summary>Asks for something to be done.</summary>
    public Task<T> PostAsync<T>(string path, CancellationToken cancellationToken)
        where T : class => PostAsync<T>(_look, path, () => null, name: null, cancellationToken);

    /// <summary>Writes a file of the server's to a stream.</summary>
    /// <returns>False where it is not there.</returns>
    public async Task<bool> DownloadAsync(string path, Stream target, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(_look, () => new HttpRequestMessage(HttpMethod.Get, path), HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (!answer.IsSuccessStatusCode)
        {
            var problem = await ReadProblemAsync(answer, cancellationToken);
            return problem.IsMissing ? false : throw problem.ToException(Address, answer.StatusCode);
        }

        try
        {
            await answer.Content.CopyToAsync(target, cancellationToken);
            return true;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            throw new StoreException(Address.ToString(), $"the answer broke off: {exception.Message}. Try again.", exception);
        }
    }

    /// <summary>Reads a file that the server makes when it is asked for.</summary>
    /// <exception cref="CliException">The server refuses.</exception>
    public async Task<byte[]> ReadFileAsync(string path, CancellationToken cancellationToken)
    {
        using var answer = await SendAsync(_read, () => new HttpRequestMessage(HttpMethod.Get, path), HttpCompletionOption.ResponseContentRead, cancellationToken);
        return answer.IsSuccessStatusCode
            ? await answer.Content.ReadAsByteArrayAsync(cancellationToken)
            : throw (await ReadProblemAsync(answer, cancellationToken)).ToException(Address, answer.StatusCode);
    }

    private async Task<(T? Value, ServerProblem? Problem, HttpStatusCode Status)> TryGetAsync<T>(string path, CancellationToken cancellationToken)
        where T : class
    {
        using var answer = await SendAsync(_look, () => new HttpRequestMessage(HttpMethod.Get, path), HttpCompletionOption.ResponseContentRead, cancellationToken);
        return answer.IsSuccessStatusCode
            ? (await ReadAsync<T>(answer, cancellationToken), null, answer.StatusCode)
            : (null, await ReadProblemAsync(answer, cancellationToken), answer.StatusCode);
    }

    private async Task<T> PostAsync<T>(
        ResiliencePipeline<HttpResponseMessage> pipeline, string path, Func<HttpContent?> content, string? name, CancellationToken cancellationToken)
        where T : class
    {
        using var answer = await SendAsync(pipeline, Create, HttpCompletionOption.ResponseContentRead, cancellationToken);
        return answer.IsSuccessStatusCode
            ? await ReadAsync<T>(answer, cancellationToken)
            : throw (await ReadProblemAsync(answer, cancellationToken)).ToException(Address, answer.StatusCode);

        HttpRequestMessage Create()
        {
            var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content() };
            if (name is not null)
                request.Headers.Add(Idempotency, name);
            return request;
        }
    }

    private async Task<HttpResponseMessage> SendAsync(
        ResiliencePipeline<HttpResponseMessage> pipeline, Func<HttpRequestMessage> create, HttpCompletionOption completion, CancellationToken cancellationToken)
    {
        try
        {
            return await pipeline.ExecuteAsync(async token => await SendOnceAsync(create, completion, token), cancellationToken);
        }
        catch (HttpRequestException exception)
        {
            throw new StoreException(Address.ToString(), $"the server can't be reached: {exception.Message}. See that it runs, and that the address is right.", exception);
        }
        catch (TimeoutRejectedException exception)
        {
            throw new StoreException(Address.ToString(), $"the server did not answer within {Views.Format.Duration(exception.Timeout)}. Try again later.", exception);
        }
    }

    private async Task<HttpResponseMessage> SendOnceAsync(Func<HttpRequestMessage> create, HttpCompletionOption completion, CancellationToken cancellationToken)
    {
        using var request = create();
        request.RequestUri = new Uri(Address.Api, request.RequestUri!);
        _key?.ShowIn(request);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
        return await _http.SendAsync(request, completion, cancellationToken);
    }

    private async Task<T> ReadAsync<T>(HttpResponseMessage answer, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(await answer.Content.ReadAsStringAsync(cancellationToken), CoreJson.Compact) ?? throw new JsonException("null");
        }
        catch (JsonException exception)
        {
            throw new CliException(ExitCode.Failure, $"{Address} answered something that this version can't read; use the version of nascloud that runs there. ({Clean(exception.Message)})");
        }
    }

    private async Task<ServerProblem> ReadProblemAsync(HttpResponseMessage answer, CancellationToken cancellationToken) =>
        ServerProblem.Read(Clean(await answer.Content.ReadAsStringAsync(cancellationToken)));

    private string Clean(string text) => _key?.RemoveFrom(text) ?? text;

    private static ResiliencePipeline<HttpResponseMessage> Build(TimeSpan timeout, TimeProvider time) =>
        new ResiliencePipelineBuilder<HttpResponseMessage> { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
            {
                ShouldHandle = new PredicateBuilder<HttpResponseMessage>().Handle<HttpRequestException>().HandleResult(MayPass),
                MaxRetryAttempts = Retries,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = FirstDelay,
                MaxDelay = LongestDelay,
                DelayGenerator = arguments => ValueTask.FromResult(Wanted(arguments.Outcome.Result)),
            })
            .AddTimeout(timeout)
            .Build();

    private static bool MayPass(HttpResponseMessage answer) => answer.StatusCode is
        HttpStatusCode.RequestTimeout or HttpStatusCode.TooManyRequests or HttpStatusCode.BadGateway or HttpStatusCode.ServiceUnavailable or HttpStatusCode.GatewayTimeout;

    private static TimeSpan? Wanted(HttpResponseMessage? answer) =>
        answer?.Headers.RetryAfter?.Delta is { } delay ? TimeSpan.FromSeconds(Math.Clamp(delay.TotalSeconds, 0, LongestDelay.TotalSeconds)) : null;
}
