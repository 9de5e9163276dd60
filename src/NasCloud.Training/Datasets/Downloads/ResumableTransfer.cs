using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using NasCloud.Core.Datasets;

namespace NasCloud.Training.Datasets.Downloads;

/// <summary>Copies one address to one file, going on from what is already in it, over as many connections as it takes.</summary>
internal sealed class ResumableTransfer(HttpClient http, TimeProvider time, Func<int, TimeSpan>? pause = null)
{
    private const int BufferSize = 1 << 16;
    private const long ReportEvery = 1 << 20;

    // Consecutive attempts that brought nothing; one that brings something starts the count again.
    private const int MostFruitlessAttempts = 4;

    private static readonly TimeSpan MostSilence = TimeSpan.FromSeconds(60);

    private readonly Func<int, TimeSpan> _pause = pause ?? (attempt => TimeSpan.FromSeconds(Math.Pow(2, attempt)));

    /// <summary>Brings the file to its full length.</summary>
    /// <param name="address">What to fetch.</param>
    /// <param name="path">Where to; what it holds is taken for the start of the content.</param>
    /// <param name="name">The file's name in progress reports.</param>
    /// <param name="progress">Told every megabyte and at the end.</param>
    /// <param name="cancellationToken">Stops; what is here stays.</param>
    /// <returns>Whether part of the content is from before this call.</returns>
    /// <exception cref="DatasetException">The server refuses, or several attempts in a row brought nothing.</exception>
    public async Task<bool> FetchAsync(Uri address, string path, string name, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        var resumed = Length(path) > 0;
        for (var fruitless = 0; ;)
        {
            var before = Length(path);
            try
            {
                return await AttemptAsync(address, path, name, progress, cancellationToken) && resumed;
            }
            catch (Exception exception) when (IsPassing(exception, cancellationToken))
            {
                fruitless = Length(path) > before ? 0 : fruitless + 1;
                if (fruitless == MostFruitlessAttempts)
                    throw new DatasetException(Shown(address), $"{fruitless} attempts in a row brought nothing ({exception.Message})", exception);
                await Task.Delay(_pause(fruitless), time, cancellationToken);
            }
        }
    }

    // What follows a question mark may be a key to the file.
    private static string Shown(Uri address) => address.GetLeftPart(UriPartial.Path);

    private static long Length(string path) => File.Exists(path) ? new FileInfo(path).Length : 0;

    private static bool IsPassing(Exception exception, CancellationToken cancellationToken) => exception switch
    {
        HttpRequestException { StatusCode: { } status } => (int)status >= 500 || status is HttpStatusCode.TooManyRequests or HttpStatusCode.RequestTimeout,
        HttpRequestException or HttpIOException or IOException { InnerException: SocketException } => true,
        OperationCanceledException => !cancellationToken.IsCancellationRequested,
        _ => false,
    };

    /// <summary>One connection's worth.</summary>
    /// <returns>Whether it went on from what the file held, and did not start it again.</returns>
    private async Task<bool> AttemptAsync(Uri address, string path, string name, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        var start = Length(path);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        // Some servers label .gz files as an encoding of their content; the bytes must arrive as they are.
        request.Headers.AcceptEncoding.Add(new StringWithQualityHeaderValue("identity"));
        if (start > 0)
            request.Headers.Range = new RangeHeaderValue(start, null);
        using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (start > 0 && response.StatusCode == HttpStatusCode.RequestedRangeNotSatisfiable)
            return StartsAgain(path, start, response.Content.Headers.ContentRange?.Length);
        EnsureGiven(address, response);
        var continues = ContinuesAt(start, response);
        await CopyAsync(response, path, continues ? start : 0, name, progress, cancellationToken);
        return continues;
    }

    /// <summary>A range that can't be satisfied means that the file is complete, or is none of this content.</summary>
    private static bool StartsAgain(string path, long start, long? total)
    {
        if (total == start)
            return true;
        File.Delete(path);
        throw new HttpIOException(HttpRequestError.InvalidResponse, $"the file here has {start} bytes and the server's {total}");
    }

    private static void EnsureGiven(Uri address, HttpResponseMessage response)
    {
        if (response.IsSuccessStatusCode)
            return;
        var status = $"the server answered {(int)response.StatusCode} {response.ReasonPhrase}";
        var refusal = new HttpRequestException(status, inner: null, response.StatusCode);
        throw IsPassing(refusal, CancellationToken.None) ? refusal : new DatasetException(Shown(address), status, refusal);
    }

    private static bool ContinuesAt(long start, HttpResponseMessage response) =>
        start > 0 && response.StatusCode == HttpStatusCode.PartialContent
        && (response.Content.Headers.ContentRange?.From == start
            ? true
            : throw new HttpIOException(HttpRequestError.InvalidResponse, $"the server was asked to go on at byte {start} and went on at {response.Content.Headers.ContentRange?.From}"));

    private static long? Total(HttpResponseMessage response, long start) =>
        response.Content.Headers.ContentRange?.Length ?? start + response.Content.Headers.ContentLength;

    private async Task CopyAsync(
        HttpResponseMessage response, string path, long start, string name, IProgress<DownloadProgress>? progress, CancellationToken cancellationToken)
    {
        var total = Total(response, start);
        await using var file = new FileStream(path, start > 0 ? FileMode.Append : FileMode.Create, FileAccess.Write, FileShare.Read, bufferSize: 0);
        await using var content = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = new byte[BufferSize];
        var (done, reported) = (start, start);
        while (await ReadAsync(content, buffer, cancellationToken) is > 0 and var read)
        {
            await file.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            done += read;
            if (done - reported >= ReportEvery)
                progress?.Report(new DownloadProgress(name, reported = done, total));
        }

        if (done < total)
            throw new HttpIOException(HttpRequestError.ResponseEnded, $"the transfer ended after {done} of {total} bytes");
        progress?.Report(new DownloadProgress(name, done, total));
    }

    /// <summary>A read that gives up on a connection that stays open and silent.</summary>
    private async Task<int> ReadAsync(Stream content, byte[] buffer, CancellationToken cancellationToken)
    {
        using var silence = new CancellationTokenSource(MostSilence, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        return await content.ReadAsync(buffer, either.Token);
    }
}
