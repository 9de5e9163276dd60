using NasCloud.Core.Objectives;

namespace NasCloud.Core.Tests.Benchmarks;

public sealed class BenchmarkTableTests
{
    [Fact]
    public void Load_OfATable_KnowsWhatCanBeReached()
    {
        using var file = new TableFile("ops,signal,report", "000,1,50", "001,3,70", "002,3,80", "010,2,95");
        var table = file.Load(reportGoal: Goal.Maximize);
        Assert.Equal((4, 95, 75), (table.Count, table.Optimum, table.PerfectSearch));
        Assert.Equal(15, table.Regret(80));
    }

    [Fact]
    public void Load_SmallerIsBetter_TurnsEverythingAround()
    {
        using var file = new TableFile("ops,signal,report", "000,1,50", "001,3,70");
        var table = file.Load(signalGoal: Goal.Minimize);
        Assert.Equal((50, 50), (table.Optimum, table.PerfectSearch));
        Assert.Equal(20, table.Regret(70));
    }

    [Fact]
    public void Load_LinesWithoutASignal_AreNoResults()
    {
        using var file = new TableFile("ops,signal,report", "000,NaN,99", "001,3,NaN", "002,2,1");
        Assert.Contains("0.0.1, though it has a signal", Assert.Throws<InvalidDataException>(() => file.Load()).Message, StringComparison.Ordinal);
        using var other = new TableFile("ops,signal,report", "000,NaN,99", "002,2,1");
        Assert.Equal((1, 1), (other.Load(reportGoal: Goal.Maximize).Optimum, other.Load().PerfectSearch));
    }

    [Theory]
    [InlineData("no column 'signal': it has ops, report", "ops,report", "000,1")]
    [InlineData("line 2:", "ops,signal,report", "000,one,1")]
    [InlineData("genotype 0.0.3, which does not belong to the search space test: 'd2' is 3: expected 0 to 2", "ops,signal,report", "003,1,1")]
    [InlineData("it has 2 choices: expected 3", "ops,signal,report", "00,1,1")]
    [InlineData("no line with a number in the column 'signal'", "ops,signal,report", "000,NaN,1")]
    public void Load_OfWhatIsNoTable_SaysWhatIsWrong(string expected, params string[] lines)
    {
        using var file = new TableFile(lines);
        Assert.Contains(expected, Assert.Throws<InvalidDataException>(() => file.Load()).Message, StringComparison.Ordinal);
    }
}
