using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Trainers;

/// <summary>Writes a learning curve, each epoch once. For one writer at a time.</summary>
/// <param name="store">Where it is.</param>
/// <param name="path">Its path.</param>
internal sealed class CurveLog(IObjectStore store, string path)
{
    private long? _length;
    private int _lastEpoch;

    /// <summary>Adds a point; one for an epoch that is there already is left out.</summary>
    /// <returns>Whether it was added.</returns>
    public async Task<bool> AddAsync(LearningCurvePoint point, CancellationToken cancellationToken)
    {
        await OpenAsync(cancellationToken);
        if (point.Epoch <= _lastEpoch)
            return false;
        var line = CurveJson.Write(point);
        if (!await store.AppendAsync(path, line, _length!.Value, cancellationToken))
        {
            // An append whose answer was lost took place after all: read where the curve stands and look again.
            _length = null;
            return await AddAsync(point, cancellationToken);
        }

        _length += line.Length;
        _lastEpoch = point.Epoch;
        return true;
    }

    private async Task OpenAsync(CancellationToken cancellationToken)
    {
        if (_length is not null)
            return;
        var content = await store.ReadLogAsync(path, 0, cancellationToken);
        _length = content.Length;
        _lastEpoch = CurveJson.Read(path, content) is [.., var last] ? last.Epoch : 0;
    }
}
