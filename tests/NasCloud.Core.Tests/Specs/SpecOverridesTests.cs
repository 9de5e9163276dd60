using NasCloud.Core.Objectives;
using static NasCloud.Core.Tests.Specs.SpecDocuments;

namespace NasCloud.Core.Tests.Specs;

public sealed class SpecOverridesTests
{
    [Fact]
    public void Read_Overrides_SetValuesAnywhere()
    {
        var spec = Read(
            Minimal,
            "budget.trials=50",
            "budget.wallClock=1h",
            "training.optimizer.learningRate=0.01",
            "objectives[0].metric=loss",
            "objectives[1]=flops",
            "space.layers.conv.kernel=[1]",
            "space.depth[0]=7",
            "dataset.validationFraction=0.25",
            "strategy.populationSize=30",
            "final.epochs=3",
            "name=other");

        Assert.Equal(new Budget(50, TimeSpan.FromHours(1)), spec.Budget);
        Assert.Equal(0.01, spec.Training.Optimizer.LearningRate);
        Assert.Equal([new Objective("loss", Goal.Minimize), new Objective("flops", Goal.Minimize)], spec.Objectives);
        Assert.Equal([1], spec.Space.Parameters.Object("layers").Object("conv").Integers("kernel"));
        Assert.Equal([7, 2], spec.Space.Parameters.Integers("depth"));
        Assert.Equal(("glyphs", 0.25), (spec.Dataset!.Name, spec.Dataset.ValidationFraction));
        Assert.Equal(("auto", 30), (spec.Strategy.Name, spec.Strategy.Parameters.Integer("populationSize")));
        Assert.Equal(3, spec.Final!.Epochs);
        Assert.Equal("other", spec.Name);
    }

    [Fact]
    public void Read_SeveralOverridesOfOnePath_TakesTheLast() =>
        Assert.Equal(2, Read(Minimal, "seed=1", "seed=2").Seed);

    [Fact]
    public void Read_OverrideWithNull_LeavesOut() => Assert.Null(Read(Minimal, "final=null").Final);

    [Fact]
    public void Read_OverrideOfTheName_TakesItsDefaultParameters() =>
        Assert.Equal(1, Read(Minimal, "fidelity={\"name\":\"asha\",\"maxEpochs\":9}").Fidelity.Parameters.Integer("minEpochs"));

    [Theory]
    [InlineData("budget.trails=5", "budget.trails is unknown: expected one of trials, wallClock, deviceHours; did you mean 'trials'?")]
    [InlineData("budget.trials=many", "budget.trials is 'many': expected a whole number, 1 to 2147483647")]
    [InlineData("budget.trials.x=1", "budget.trials is an object: expected a whole number, 1 to 2147483647")]
    [InlineData("objectives[2]=loss", "objectives[1] is null: expected an object, or a string for its metric")]
    [InlineData("seed", "The override 'seed' can't be read: expected path=value, such as budget.trials=50 or objectives[0].metric=loss.")]
    [InlineData("a..b=1", "The override 'a..b=1' can't be read: expected path=value, such as budget.trials=50 or objectives[0].metric=loss.")]
    [InlineData("objectives[1000]=1", "The override 'objectives[1000]=1' can't be read: expected path=value, such as budget.trials=50 or objectives[0].metric=loss.")]
    [InlineData("=1", "The override '=1' can't be read: expected path=value, such as budget.trials=50 or objectives[0].metric=loss.")]
    public void Read_WrongOverride_IsAnError(string assignment, string expected) =>
        Assert.Equal([expected], Errors(Minimal, assignment));
}
