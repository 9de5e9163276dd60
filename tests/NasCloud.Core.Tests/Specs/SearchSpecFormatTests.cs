using NasCloud.Core.Objectives;
using NasCloud.Core.Specs;

namespace NasCloud.Core.Tests.Specs;

public sealed class SearchSpecFormatTests
{
    internal const string Minimal = """{"schemaVersion":1,"dataset":"glyphs","space":"chain","budget":{"trials":5}}""";

    private static readonly SearchSpecFormat Format = new(TestComponents.All);

    [Fact]
    public void Read_MinimalDocument_FillsInDefaults()
    {
        var spec = Read(Minimal);

        Assert.Equal("search", spec.Name);
        Assert.Equal(new DatasetSpec("glyphs"), spec.Dataset);
        Assert.Equal([3, 5], spec.Space.Parameters.Object("layers").Object("conv").Integers("kernel"));
        Assert.Equal("regularized-evolution", spec.Strategy.Name);
        Assert.Equal(20, spec.Strategy.Parameters.Integer("populationSize"));
        Assert.Equal(4, spec.Fidelity.Parameters.Integer("epochs"));
        Assert.Equal(EstimatorNames.Train, spec.Estimator.Name);
        Assert.Equal(new TrainingSpec(), spec.Training);
        Assert.Equal(new FinalSpec(12, new TrainingSpec()), spec.Final);
        Assert.Equal([new Objective("accuracy", Goal.Maximize)], spec.Objectives);
        Assert.Equal(new Budget(Trials: 5), spec.Budget);
        Assert.Equal(new Constraints(), spec.Constraints);
        Assert.Null(spec.Target);
        Assert.Null(spec.TrialTimeout);
        Assert.Equal((0, 1, 2), (spec.Seed, spec.Parallelism, spec.Retries));
    }

    [Fact]
    public void Read_ImageSize_IsWrittenAgain()
    {
        var spec = Read(Minimal, "dataset.path=photos", "dataset.imageSize=32");

        Assert.Equal(new DatasetSpec("glyphs", Path: "photos", ImageSize: 32), spec.Dataset);
        Assert.Equal(spec.Dataset, Read(SearchSpecWriter.Write(spec)).Dataset);
    }

    private static SearchSpec Read(string json, params string[] overrides)
    {
        var reading = Format.Read(json, overrides);
        Assert.Empty(reading.Errors);
        return reading.Spec!;
    }
}
