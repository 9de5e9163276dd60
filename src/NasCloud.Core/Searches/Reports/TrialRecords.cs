using System.Collections.Concurrent;
using System.Globalization;
using NasCloud.Core.Strategies;
using NasCloud.Core.Trainers;

namespace NasCloud.Core.Searches.Reports;

/// <summary>Reads what trials left beside the ledger: their curves and the attempts at them.</summary>
internal sealed class TrialRecords(SearchRepository repository, SearchId id)
{
    /// <summary>How many bytes of curves are read; of what is beyond, it is told how many trials it is.</summary>
    public const long MostBytes = 64L << 20;

    // Over a network each read takes its time, whatever it reads.
    private const int AtOnce = 16;

    private readonly ConcurrentDictionary<int, ReadOnlyMemory<byte>> _curves = new();
    private readonly ConcurrentBag<(int Trial, string Path, TrialAttempt Attempt)> _read = [];
    private readonly ConcurrentDictionary<int, string> _problems = new();
    private ILookup<int, AttemptReport> _attempts = Array.Empty<AttemptReport>().ToLookup(_ => 0);
    private long _bytes;
    private int _leftOut;

    /// <summary>How many trials' curves were left out, since all together are too long for one file.</summary>
    public int CurvesLeftOut => _leftOut;

    /// <summary>Reads all there is.</summary>
    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        // One listing tells what there is: asking for each trial's curve would cost a request each, of which a search over a table has none.
        var paths = await repository.Store.ListAsync(SearchPaths.Trials(id), cancellationToken).ToListAsync(cancellationToken);
        var options = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };
        await Parallel.ForEachAsync(paths, options, async (path, stop) => await ReadAsync(path, stop));
        _attempts = _read.OrderBy(each => each.Path, StringComparer.Ordinal).ToLookup(each => each.Trial, each => AttemptReport.Of(each.Attempt));
    }

    /// <summary>One trial with all that was read of it.</summary>
    public TrialRecord Of(Observation trial)
    {
        var number = trial.Trial.Number;
        IReadOnlyList<AttemptReport> attempts = [.. _attempts[number]];
        var problem = _problems.GetValueOrDefault(number);
        if (!_curves.TryGetValue(number, out var content))
            return new TrialRecord(trial.Trial, trial.Score, [], attempts, problem);
        try
        {
            return new TrialRecord(trial.Trial, trial.Score, CurveJson.Read(SearchPaths.Curve(id, number), content), attempts, problem);
        }
        catch (InvalidDataException exception)
        {
            return new TrialRecord(trial.Trial, trial.Score, [], attempts, exception.Message);
        }
    }

    private async Task ReadAsync(string path, CancellationToken cancellationToken)
    {
        if (NumberOf(path) is not { } number)
            return;
        if (path == SearchPaths.Curve(id, number))
            await ReadCurveAsync(path, number, cancellationToken);
        else if (path.StartsWith(SearchPaths.Attempts(id, number) + "/", StringComparison.Ordinal))
            await ReadAttemptAsync(path, number, cancellationToken);
    }

    private async Task ReadCurveAsync(string path, int number, CancellationToken cancellationToken)
    {
        if (Interlocked.Read(ref _bytes) > MostBytes)
        {
            Interlocked.Increment(ref _leftOut);
            return;
        }

        var content = await repository.Store.ReadLogAsync(path, 0, cancellationToken);
        Interlocked.Add(ref _bytes, content.Length);
        _curves[number] = content;
    }

    private async Task ReadAttemptAsync(string path, int number, CancellationToken cancellationToken)
    {
        try
        {
            if (await repository.ReadJsonAsync<TrialAttempt>(path, cancellationToken) is { } attempt)
                _read.Add((number, path, attempt));
        }
        catch (InvalidDataException exception)
        {
            // One damaged file hides nothing but itself.
            _problems[number] = exception.Message;
        }
    }

    // searches/{id}/trials/{number}/...
    private int? NumberOf(string path)
    {
        var rest = path.AsSpan(SearchPaths.Trials(id).Length + 1);
        return rest.IndexOf('/') is > 0 and var end && int.TryParse(rest[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
