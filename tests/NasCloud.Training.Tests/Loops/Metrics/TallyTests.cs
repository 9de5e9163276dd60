using NasCloud.Core.Objectives;
using NasCloud.Models.Networks;
using NasCloud.Training.Loops.Metrics;
using TorchSharp;

namespace NasCloud.Training.Tests.Loops.Metrics;

public class TallyTests
{
    [Fact]
    public void Measure_ClassesInTwoBatches_AreHandComputed()
    {
        using var scope = torch.NewDisposeScope();
        var tally = new ClassTally(classes: 3, samples: 4);
        // Shares of the classes, as logarithms: what a softmax leaves as it is.
        tally.Add(Logits(0.7f, 0.2f, 0.1f, 0.2f, 0.6f, 0.2f), torch.tensor(new long[] { 0, 0 }));
        tally.Add(Logits(0.2f, 0.6f, 0.2f, 0.4f, 0.3f, 0.3f), torch.tensor(new long[] { 1, 2 }));

        var metrics = tally.Measure();

        Assert.Equal([MetricNames.Accuracy, MetricNames.Auc, MetricNames.BalancedAccuracy, MetricNames.MacroF1], metrics.Keys);
        Assert.Equal(0.5, metrics[MetricNames.Accuracy], 9);
        // 1 of 2, 1 of 1, 0 of 1.
        Assert.Equal((0.5 + 1 + 0) / 3, metrics[MetricNames.BalancedAccuracy], 9);
        // Class 0: 0.7 and 0.2 against 0.2 and 0.4, 2.5 of 4; class 1: 0.6 against 0.2, 0.6 and 0.3, 2.5 of 3; class 2: 0.3 against 0.1, 0.2 and 0.2, all.
        Assert.Equal(((2.5 / 4) + (2.5 / 3) + 1) / 3, metrics[MetricNames.Auc], 6);
    }

    [Fact]
    public void Measure_OneClassAlone_AucIsChance()
    {
        using var scope = torch.NewDisposeScope();
        var tally = new ClassTally(classes: 2, samples: 1);
        tally.Add(Logits(0.7f, 0.3f), torch.tensor(new long[] { 0 }));

        Assert.Equal(0.5, tally.Measure()[MetricNames.Auc]);
    }

    [Fact]
    public void Measure_Numbers_AreInTheTargetsUnit()
    {
        using var scope = torch.NewDisposeScope();
        var tally = new NumberTally(new TargetScale(100, 10));
        // Targets 100, 110 and 120; predicted 110, 110 and 90.
        tally.Add(torch.tensor(new[] { 1f, 1f }).unsqueeze(1), torch.tensor(new[] { 0f, 1f }));
        tally.Add(torch.tensor(new[] { -1f }).unsqueeze(1), torch.tensor(new[] { 2f }));

        var metrics = tally.Measure();

        Assert.Equal(40 / 3.0, metrics[MetricNames.Mae], 6);
        Assert.Equal(Math.Sqrt(1000 / 3.0), metrics[MetricNames.Rmse], 6);
        // The mean, 110, leaves 200 of squared error.
        Assert.Equal(1 - (1000 / 200.0), metrics[MetricNames.R2], 6);
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 0)]
    public void Measure_EqualTargets_ExplainsAllOrNothing(float error, double expected)
    {
        using var scope = torch.NewDisposeScope();
        var tally = new NumberTally(new TargetScale(5, 1));
        tally.Add(torch.tensor(new[] { error, 0f }).unsqueeze(1), torch.tensor(new[] { 0f, 0f }));

        Assert.Equal(expected, tally.Measure()[MetricNames.R2]);
    }

    private static torch.Tensor Logits(params float[] shares) => torch.tensor(shares).log().view(-1, shares.Length % 3 == 0 ? 3 : 2);
}
