using NasCloud.Core.Fidelity.Screening;
using NasCloud.Core.Specs;

namespace NasCloud.Core.Tests.Fidelity.Screening;

public sealed class ScreeningPlanTests
{
    [Theory]
    [InlineData(1, 0, 4)]
    [InlineData(1, 5, 24)]
    [InlineData(10, 0, 40)]
    [InlineData(10, 9, 40)]
    [InlineData(10, 10, 80)]
    [InlineData(10, 24, 100)]
    public void Needed_PoolOfFourAndABudgetOf25_IsThePoolsOfAWholeBatch(int batch, int trained, long expected) =>
        Assert.Equal(expected, Plan("""{"trials":25}""", "", batch).Needed(trained));

    [Fact]
    public void Needed_NoLimit_DoesNotOverflow() =>
        Assert.Equal(4L * int.MaxValue, Plan("""{"wallClock":"1h"}""", "").Needed(int.MaxValue - 1));

    [Theory]
    [InlineData("", 0, 25)]
    [InlineData(", \"initial\": 10", 0, 10)]
    [InlineData(", \"initial\": 100", 0, 25)]
    public void Chooses_WithoutAWarmStart_IsFromTheFirstOn(string initial, int begin, int end) =>
        RequireRange(Plan("""{"trials":25}""", initial), begin, end);

    [Fact]
    public void Chooses_AfterAWarmStart_LetsItsBestThrough() =>
        RequireRange(Plan("""{"trials":25},"warmStart":{"search":"earlier","best":3}""", ", \"initial\": 10"), 3, 13);

    private static void RequireRange(ScreeningPlan plan, int begin, int end) =>
        Assert.Equal(Enumerable.Range(begin, end - begin), Enumerable.Range(0, 30).Where(plan.Chooses));

    private static ScreeningPlan Plan(string budget, string more, int? batch = null)
    {
        var reading = SearchSpecReader.Read($$"""{"schemaVersion":1,"dataset":"glyphs","space":"nas-bench-201","screening":{"proxy":"snip"{{more}}},"budget":{{budget}}}""");
        return ScreeningPlan.Of(reading.Spec!.Screening!, reading.Spec, batch);
    }
}
