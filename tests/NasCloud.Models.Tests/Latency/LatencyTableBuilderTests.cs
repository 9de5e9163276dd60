using Microsoft.Extensions.Time.Testing;
using NasCloud.Core.Architectures;
using NasCloud.Core.Latency;
using NasCloud.Models.Latency;

namespace NasCloud.Models.Tests.Latency;

public sealed class LatencyTableBuilderTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Build_TimerThatCountsFlops_FindsWhatEachOperationTakesAndPredictsTheWhole()
    {
        List<Architecture> networks = [.. new[] { 4, 8, 16, 32 }.Select(Network)];

        var table = new LatencyTableBuilder(new FlopsTimer(), new FakeTimeProvider(Now)).Build(networks, stop: TestContext.Current.CancellationToken);

        Assert.Equal(Now, table.MeasuredAt);
        Assert.Equal(12, table.Entries.Count);
        // What looks at the results of a probe costs a little, and is not quite the same in both of its networks.
        Assert.All(table.Entries.Where(entry => entry.Kind == "convolution"), entry => Assert.InRange(entry.Microseconds, entry.Flops * 0.9 / 1000, entry.Flops * 1.1 / 1000));
        Assert.All(networks, network => Assert.Equal(new FlopsTimer().Microseconds(network)[0], 1000 * new LatencyPredictor(table).Milliseconds(network), 0.5));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Build_EveryKindOfOperation_CanBeMeasured(string kind, Architecture network)
    {
        // The clock stands still but for each look at it: what is tested is that the probes are networks that the runtime takes.
        var timer = new OnnxNetworkTimer(new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromMilliseconds(30) });

        var table = new LatencyTableBuilder(timer, TimeProvider.System).Build([network], stop: TestContext.Current.CancellationToken);

        Assert.Contains(kind, table.Entries.Select(entry => entry.Kind));
    }

    public static TheoryData<string, Architecture> Operations
    {
        get
        {
            var data = new TheoryData<string, Architecture>();
            foreach (var (kind, operation) in new (string, Operation)[]
            {
                ("depthwiseConvolution", new DepthwiseConvolution(3, 2, Dilation: 2)), ("pointwiseConvolution", new PointwiseConvolution(3, 2)),
                ("maxPooling", new MaxPooling(2, 2)), ("averagePooling", new AveragePooling(3, 1)), ("batchNormalization", new BatchNormalization()),
                ("channelSlice", new ChannelSlice(1, 1)), ("resize", new Resize(5, 7)), ("activation", new Activation(ActivationFunction.Gelu)), ("flatten", new Flatten()),
            })
            {
                data.Add(kind, With(builder => builder.Then("operation", operation)));
            }

            data.Add("multiplication", With(builder => builder.Add("gated", new Multiplication(), Architecture.InputName, builder.Add("gate", new Dense(2), builder.Add("mean", new GlobalAveragePooling(), Architecture.InputName)))));
            data.Add("addition", With(builder => builder.Add("sum", new Addition(), Architecture.InputName, Architecture.InputName)));
            return data;
        }
    }

    private static Architecture With(Action<ArchitectureBuilder> add)
    {
        var builder = new ArchitectureBuilder(TensorShape.Image(2, 6, 6));
        add(builder);
        if (builder.Last != "operation" || !builder.Build().OutputShape.IsVector)
            builder.Then("pool", new GlobalAveragePooling());
        return builder.Build();
    }

    private static Architecture Network(int filters)
    {
        var builder = new ArchitectureBuilder(TensorShape.Image(1, 28, 28));
        builder.Then("conv", new Convolution(filters, 3));
        builder.Then("pool", new GlobalAveragePooling());
        builder.Then("dense", new Dense(10));
        return builder.Build();
    }

    /// <summary>A machine on which a thousand FLOPs take a microsecond, whatever they are, and a call five.</summary>
    private sealed class FlopsTimer : INetworkTimer
    {
        public IReadOnlyList<double> Microseconds(params ReadOnlySpan<Architecture> networks)
        {
            var times = new List<double>();
            foreach (var network in networks)
                times.Add(5 + (network.Cost.Flops / 1000.0));
            return times;
        }
    }
}
