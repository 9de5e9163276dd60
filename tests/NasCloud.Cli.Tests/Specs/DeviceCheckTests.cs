using NasCloud.Cli.Specs;
using NasCloud.Core.Specs;

namespace NasCloud.Cli.Tests.Specs;

public sealed class DeviceCheckTests
{
    [Theory]
    [InlineData("auto", "cpu")]
    [InlineData("cpu", "cpu")]
    [InlineData("cuda", "cuda")]
    public void FindProblem_DeviceThatTheBuildHas_FindsNone(string device, string backend) =>
        Assert.Null(DeviceCheck.FindProblem(Read($$""", "training": { "device": "{{device}}" }"""), backend));

    [Fact]
    public void FindProblem_CudaForTheWinnerAlone_NamesIt()
    {
        var spec = Read(""", "final": { "training": { "device": "cuda" } }""");

        var error = DeviceCheck.FindProblem(spec, "cpu");

        Assert.StartsWith("final.training.device is cuda: ", error?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void FindProblem_CudaForProxies_NamesIt()
    {
        var spec = Read(""", "training": { "device": "cuda" }, "estimator": "zero-cost", "objectives": ["synflow"]""");

        Assert.StartsWith("training.device is cuda: ", DeviceCheck.FindProblem(spec, "cpu")?.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void FindProblem_CudaWhereNothingTrains_FindsNone()
    {
        var spec = Read(""", "training": { "device": "cuda" }, "estimator": { "name": "table", "path": "table.csv", "metrics": { "accuracy": "accuracy" } }""");

        Assert.Null(DeviceCheck.FindProblem(spec, "cpu"));
    }

    [Fact]
    public void BackendOfThisBuild_OfAnyBuild_IsKnown() => Assert.Contains(DeviceCheck.BackendOfThisBuild, (string[])["cpu", "cuda"]);

    private static SearchSpec Read(string more)
    {
        var reading = SearchSpecReader.Read($$"""{ "schemaVersion": 1, "dataset": "glyphs", "space": "nas-bench-201", "budget": { "trials": 1 } {{more}} }""");
        return reading.Spec ?? throw new InvalidOperationException(string.Join("; ", reading.Errors));
    }
}
