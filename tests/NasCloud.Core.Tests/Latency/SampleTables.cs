using NasCloud.Core.Architectures;
using NasCloud.Core.Latency;

namespace NasCloud.Core.Tests.Latency;

/// <summary>Tables of invented times.</summary>
internal static class SampleTables
{
    /// <summary>A table of some entries whose base is ten microseconds.</summary>
    public static LatencyTable Of(params LatencyEntry[] entries) => new()
    {
        Host = "test",
        MeasuredAt = DateTimeOffset.UnixEpoch,
        BaseMicroseconds = 10,
        Entries = [.. entries],
    };

    /// <summary>A convolution of some filters and a pooling, on a grey image of 8x8.</summary>
    public static Architecture Network(int filters)
    {
        var builder = new ArchitectureBuilder(TensorShape.Image(1, 8, 8));
        builder.Then("conv", new Convolution(filters, 3));
        builder.Then("pool", new GlobalAveragePooling());
        return builder.Build();
    }

    /// <summary>The entries of a network's operations, a microsecond for a thousand FLOPs.</summary>
    public static LatencyEntry[] Entries(int filters) =>
        [.. RuntimeOperations.Of(Network(filters)).Select(operation => new LatencyEntry(operation.Signature, operation.Kind, operation.Flops, operation.Bytes, operation.Flops / 1000.0))];
}
