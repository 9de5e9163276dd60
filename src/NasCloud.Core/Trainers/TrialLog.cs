using System.Globalization;
using NasCloud.Core.Searches.Ports;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Trainers;

/// <summary>What happens in one attempt at a trial, told for people. Safe for several threads.</summary>
/// <remarks>
/// It is kept in memory and written whole: now and then while the attempt runs, and at its end. An attempt that there is nothing to
/// tell of leaves none. A log that can't be written is no reason to lose a trial: such errors are passed over.
/// </remarks>
internal sealed class TrialLog : IAsyncDisposable
{
    // Long enough that a short attempt is one request to the store, short enough to watch a long one.
    private static readonly TimeSpan WriteInterval = TimeSpan.FromSeconds(10);

    private readonly IObjectStore _store;
    private readonly string _path;
    private readonly TimeProvider _time;
    private readonly CappedText _text = new();
    private readonly Lock _lock = new();
    private readonly SemaphoreSlim _writing = new(1, 1);
    private readonly ITimer _timer;
    private readonly string _heading;
    private bool _isNew;

    /// <param name="store">Where it is kept.</param>
    /// <param name="path">Its path.</param>
    /// <param name="heading">The first line, written when there is a second.</param>
    /// <param name="time">The clock.</param>
    public TrialLog(IObjectStore store, string path, string heading, TimeProvider time)
    {
        (_store, _path, _time) = (store, path, time);
        _heading = Stamp(heading);
        _timer = time.CreateTimer(_ => _ = WriteAsync(), null, WriteInterval, WriteInterval);
    }

    /// <summary>Adds a line, or several.</summary>
    public void Add(string text)
    {
        var line = Stamp(text);
        lock (_lock)
        {
            if (_text.IsEmpty)
                _text.Add(_heading);
            _text.Add(line);
            _isNew = true;
        }
    }

    /// <summary>Adds an epoch.</summary>
    public void Add(LearningCurvePoint point)
    {
        var metrics = string.Concat(point.Metrics.Select(metric => string.Create(CultureInfo.InvariantCulture, $", {metric.Key} {metric.Value:G6}")));
        Add(string.Create(CultureInfo.InvariantCulture, $"epoch {point.Epoch}: training loss {point.TrainingLoss:G6}{metrics}, learning rate {point.LearningRate:G4}, {point.Seconds:F2} s"));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _timer.DisposeAsync();
        await WriteAsync();
    }

    /// <summary>Writes what is new.</summary>
    public async Task WriteAsync()
    {
        await _writing.WaitAsync();
        try
        {
            if (TakeNew() is { } content)
                await _store.ReplaceAsync(_path, content, null, CancellationToken.None);
        }
        catch (StoreException)
        {
            // What is new is written the next time.
            _isNew = true;
        }
        finally
        {
            _writing.Release();
        }
    }

    private byte[]? TakeNew()
    {
        lock (_lock)
        {
            var content = _isNew ? _text.ToUtf8() : null;
            _isNew = false;
            return content;
        }
    }

    private string Stamp(string text) => string.Create(CultureInfo.InvariantCulture, $"{_time.GetUtcNow():yyyy-MM-ddTHH:mm:ss.fffZ} {text}");
}
