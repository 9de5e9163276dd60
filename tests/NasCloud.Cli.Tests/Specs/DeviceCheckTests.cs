using NasCloud.Cli.Hosting;
using NasCloud.Cli.Specs;
using NasCloud.Core.Specs;

namespace NasCloud.Cli.Tests.Specs;

public sealed class DeviceCheckTests
{
    [Theory]
    [InlineData("auto", "cpu")]
    [InlineData("cpu", "cpu")]
    [InlineData("cuda", "cuda")]
    public void Run_DeviceThatTheBuildHas_Passes(string device, string backend) =>
        DeviceCheck.Run(Read($$""", "training": { "device": "{{device}}" }"""), backend);

    [Fact]
    public void Run_CudaForTheWinnerAlone_NamesIt()
    {
        var spec = Read(""", "final": { "training": { "device": "cuda" } }""");

        var exception = Assert.Throws<CliException>(() => DeviceCheck.Run(spec, "cpu"));

        Assert.StartsWith("final.training.device is cuda: ", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_CudaWhereNothingTrains_Passes()
    {
        var spec = Read(""", "training": { "device": "cuda" }, "estimator": { "name": "table", "path": "table.csv", "metrics": { "accuracy": "accuracy" } }""");

        DeviceCheck.Run(spec, "cpu");
    }

    [Fact]
    public void BackendOfThisBuild_OfAnyBuild_IsKnown() => Assert.Contains(DeviceCheck.BackendOfThisBuild, (string[])["cpu", "cuda"]);

    private static SearchSpec Read(string more)
    {
        var reading = SearchSpecReader.Read($$"""{ "schemaVersion": 1, "dataset": "glyphs", "space": "nas-bench-201", "budget": { "trials": 1 } {{more}} }""");
        return reading.Spec ?? throw new InvalidOperationException(string.Join("; ", reading.Errors));
    }
}
