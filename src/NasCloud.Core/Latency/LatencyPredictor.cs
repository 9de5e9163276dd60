using NasCloud.Core.Architectures;
using NasCloud.Core.Specs;

namespace NasCloud.Core.Latency;

/// <summary>Predicts how long networks take, from how long their operations do. Safe for several threads.</summary>
/// <remarks>
/// An operation that is not in the table is taken to cost what others of its kind do by their FLOPs and bytes
/// (<see cref="OperationFit"/>), and one of a kind that the table does not know what all do.
/// </remarks>
public sealed class LatencyPredictor
{
    // With fewer of a kind, two coefficients and a constant say little.
    private const int FewestOfKind = 4;

    private readonly LatencyTable _table;
    private readonly Dictionary<string, double> _known;
    private readonly Dictionary<string, OperationFit> _kinds;
    private readonly OperationFit _all;

    /// <summary>Prepares predictions.</summary>
    /// <param name="table">The table; at least one entry.</param>
    public LatencyPredictor(LatencyTable table)
    {
        ArgumentNullException.ThrowIfNull(table);
        _table = table;
        _known = table.Entries.ToDictionary(entry => entry.Operation, entry => entry.Microseconds);
        _kinds = table.Entries.GroupBy(entry => entry.Kind)
            .Where(kind => kind.Count() >= FewestOfKind)
            .ToDictionary(kind => kind.Key, kind => OperationFit.Of([.. kind]));
        _all = OperationFit.Of(table.Entries);
    }

    /// <summary>What predicts a search's candidates; null where its spec has no table.</summary>
    public static LatencyPredictor? Of(SearchSpec spec)
    {
        ArgumentNullException.ThrowIfNull(spec);
        return spec.Latency?.Table is { } table ? new(table) : null;
    }

    /// <summary>How long a network takes for one sample, in milliseconds, above 0.</summary>
    public double Milliseconds(Architecture architecture)
    {
        var microseconds = (_table.Scale * Sum(architecture)) + _table.OffsetMicroseconds;
        // An offset below 0 must not make the smallest networks take no time, or less.
        return Math.Max(microseconds, _table.BaseMicroseconds / 2) / 1000;
    }

    /// <summary>The sum over the operations, and the base, before it is scaled, in microseconds.</summary>
    public double Sum(Architecture architecture) =>
        _table.BaseMicroseconds + RuntimeOperations.Of(architecture).Sum(Microseconds);

    /// <summary>How many of a network's operations the table does not hold.</summary>
    public int Unknown(Architecture architecture) =>
        RuntimeOperations.Of(architecture).Count(operation => !_known.ContainsKey(operation.Signature));

    private double Microseconds(RuntimeOperation operation) => _known.TryGetValue(operation.Signature, out var measured)
        ? measured
        : _kinds.GetValueOrDefault(operation.Kind, _all).Microseconds(operation.Flops, operation.Bytes);
}
