using NasCloud.Core.Specs;
using NasCloud.Core.Specs.Completion;

namespace NasCloud.Core.Tests.Specs.Completion;

public sealed class SpecCompletionTests
{
    [Theory]
    [InlineData("budget.", "budget.wallClock=", "budget.trials=")]
    [InlineData("", "budget.", "strategy=", "strategy.", "seed=", "objectives[0]=", "objectives[0].", "final=", "final.", "inheritWeights=")]
    [InlineData("strategy", "strategy=", "strategy.")]
    [InlineData("strategy.", "strategy.name=", "strategy.population=")]
    [InlineData("strategy=", "strategy=auto", "strategy=regularized-evolution")]
    [InlineData("strategy.name=r", "strategy.name=random")]
    [InlineData("objectives[0].", "objectives[0].metric=", "objectives[0].goal=")]
    [InlineData("objectives[3].goal=", "objectives[3].goal=maximize", "objectives[3].goal=minimize")]
    [InlineData("inheritWeights=", "inheritWeights=true", "inheritWeights=false")]
    [InlineData("final.compression.", "final.compression.prune=")]
    [InlineData("final=", "final=null")]
    [InlineData("screening=", "screening=synflow")]
    [InlineData("dataset.columns", "dataset.columns.")]
    [InlineData("dataset.columns.rooms=", "dataset.columns.rooms=number")]
    public void Find_OfWhatIsTyped_HasWhatMayFollow(string typed, params string[] expected) => Assert.Empty(expected.Except(Find(typed)));

    [Theory]
    [InlineData("budget.wallClock=")]
    [InlineData("nothing.")]
    [InlineData("budget.trials.")]
    [InlineData("budget[0].")]
    [InlineData("objectives.metric.")]
    [InlineData("nothing=")]
    [InlineData("objectives[99999999999].")]
    public void Find_WhereNothingIsKnown_IsEmpty(string typed) => Assert.Empty(Find(typed));

    [Fact]
    public void Find_OfAPartThatTheSpecNames_HasItsKeysAlone()
    {
        const string spec = """{ "strategy": "regularized-evolution", /* a comment */ "objectives": ["accuracy", "flops"] }""";

        Assert.Equal(["strategy.name=", "strategy.population=", "strategy.sample="], Find("strategy.", spec).Take(3));
        Assert.DoesNotContain("strategy.warmup=", Find("strategy.", spec));
        Assert.Equal(["objectives[0]=", "objectives[1]=", "objectives[2]="], Find("objectives", spec).Where(each => each.StartsWith("objectives[", StringComparison.Ordinal) && each.EndsWith('=')));
    }

    [Fact]
    public void Find_OfAPartThatAnEarlierOverrideNames_HasItsKeysAlone()
    {
        Assert.DoesNotContain("strategy.population=", Find("strategy.", spec: null, "strategy=random"));
        Assert.Contains("strategy.population=", Find("strategy.", """{ "strategy": "random" }""", "strategy.name=regularized-evolution"));
    }

    [Fact]
    public void Find_OfASpecThatIsNone_SuggestsAllTheSame() => Assert.Contains("budget.trials=", Find("budget.", "{"));

    [Fact]
    public void Find_LevelByLevel_LeadsToKeysThatTheSpecKnows()
    {
        // Which keys a space, a strategy, a scheduler or an estimator has, depends on which one it is.
        var paths = new Queue<string>(Find("").Where(path => !path.StartsWith('s') && !path.StartsWith("fidelity", StringComparison.Ordinal) && !path.StartsWith("estimator", StringComparison.Ordinal)));
        var ends = new List<string>();
        while (paths.TryDequeue(out var path))
        {
            if (path.EndsWith('='))
                ends.Add(path[..^1]);
            foreach (var further in path.EndsWith('.') ? Find(path) : [])
                paths.Enqueue(further);
        }

        Assert.True(ends.Count > 60, $"{ends.Count} paths");
        Assert.All(ends, path => Assert.DoesNotContain(SearchSpecReader.Read("{}", [$"{path}=1"]).Errors, error => error.Path == path && error.Message.Contains("is unknown", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Find(string typed, string? spec = null, params string[] earlier) =>
        SpecCompletion.Find(typed, spec, earlier).Select(each => each.Text);
}
