using System.Runtime.InteropServices;
using NasCloud.Core.Architectures;
using NasCloud.Core.Latency;
using Architecture = NasCloud.Core.Architectures.Architecture;

namespace NasCloud.Models.Latency;

/// <summary>Builds a latency table on this machine: measures each operation of some networks, then some of the networks whole.</summary>
/// <param name="timer">Measures networks.</param>
/// <param name="time">Tells the date.</param>
public sealed class LatencyTableBuilder(INetworkTimer timer, TimeProvider time)
{
    /// <summary>The most of the networks that are measured whole, to fit the sums to them.</summary>
    public const int MostCalibrated = 24;

    /// <summary>Builds the table.</summary>
    /// <param name="networks">Networks of images, at least one, all of one input.</param>
    /// <param name="progress">Told how many of how many measurements are done.</param>
    /// <param name="stop">Ends the measurements.</param>
    public LatencyTable Build(IReadOnlyList<Architecture> networks, IProgress<(int Done, int Of)>? progress = null, CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(networks);
        ArgumentOutOfRangeException.ThrowIfZero(networks.Count);
        List<RuntimeOperation> operations = [.. networks.SelectMany(RuntimeOperations.Of).DistinctBy(operation => operation.Signature)];
        List<Architecture> whole = [.. networks.Take(MostCalibrated)];
        var (done, all) = (0, operations.Count + whole.Count);
        var entries = operations.Select(operation => Noted(() => Entry(operation))).ToList();
        var table = new LatencyTable
        {
            Host = Host,
            MeasuredAt = time.GetUtcNow(),
            BaseMicroseconds = timer.Microseconds(Empty(networks[0].Input))[0],
            Entries = [.. entries],
        };
        var predictor = new LatencyPredictor(table);
        return LatencyCalibration.Fit(table, [.. whole.Select(network => Noted(() => (predictor.Sum(network), timer.Microseconds(network)[0])))]);

        T Noted<T>(Func<T> measure)
        {
            stop.ThrowIfCancellationRequested();
            var measured = measure();
            progress?.Report((++done, all));
            return measured;
        }
    }

    private static string Host => FormattableString.Invariant(
        $"{RuntimeInformation.OSDescription}, {RuntimeInformation.ProcessArchitecture}, {Environment.ProcessorCount} processors; ONNX Runtime {Microsoft.ML.OnnxRuntime.OrtEnv.Instance().GetVersionString()}, one thread");

    private LatencyEntry Entry(RuntimeOperation operation)
    {
        var probe = new OperationProbe(operation);
        var times = timer.Microseconds(probe.With, probe.Without);
        return new(operation.Signature, operation.Kind, operation.Flops, operation.Bytes, Math.Max(0, (times[0] - times[1]) / probe.Copies));
    }

    /// <summary>A network that computes next to nothing.</summary>
    private static Architecture Empty(TensorShape input)
    {
        var builder = new ArchitectureBuilder(input);
        builder.Then("mean", new GlobalAveragePooling());
        return builder.Build();
    }
}
