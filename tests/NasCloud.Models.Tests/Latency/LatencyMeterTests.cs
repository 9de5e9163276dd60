using Microsoft.Extensions.Time.Testing;
using NasCloud.Models.Inference;
using NasCloud.Models.Latency;
using NasCloud.Models.Onnx;

namespace NasCloud.Models.Tests.Latency;

public sealed class LatencyMeterTests
{
    [Fact]
    public void Measure_ClockThatMovesByItself_GivesTheStepBetweenTwoLooks()
    {
        using var model = OnnxModel.Load(OnnxExporter.Export(SampleNetworks.Small));
        var time = new FakeTimeProvider { AutoAdvanceAmount = TimeSpan.FromMilliseconds(3) };

        Assert.Equal(TimeSpan.FromMilliseconds(3), new LatencyMeter(time).Measure(model));
    }
}
