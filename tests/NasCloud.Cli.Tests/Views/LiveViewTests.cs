using NasCloud.Cli.Progress;
using NasCloud.Cli.Tests.Fakes;
using NasCloud.Cli.Views;
using NasCloud.Core.Searches;
using NasCloud.Core.Trials;
using NasCloud.Testing.Searches;

namespace NasCloud.Cli.Tests.Views;

public sealed class LiveViewTests
{
    [Fact]
    public void Render_OfRunningSearch_ShowsStateBudgetBestTrialsAndRate()
    {
        var text = Rendering.Text(LiveView.Render(Running(), unicode: true, isStopping: false));

        Assert.Contains("test-0001  searching", text, StringComparison.Ordinal);
        Assert.Contains("1m 00s elapsed", text, StringComparison.Ordinal);
        Assert.Contains("table · nas-bench-201 · random · full", text, StringComparison.Ordinal);
        Assert.Matches("wall clock +━+─+ +1m 00s of 3m 00s", text);
        Assert.Matches("trials +━+─+ +4 of 20", text);
        Assert.Contains("best so far  #2  accuracy 0.9312, 94,218 parameters", text, StringComparison.Ordinal);
        Assert.Matches("running +#3 +2/9 epochs +▁█ 0.8000 +50,000 parameters", text);
        Assert.Contains("1 done · 1 failed · 2 running · 2 trials/min · at most 2m 00s left", text, StringComparison.Ordinal);
        Assert.Contains("Ctrl+C pauses", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Render_OfRunningSearch_FitsEightyColumns(bool unicode) =>
        Assert.All(Rendering.Lines(LiveView.Render(Running(), unicode, isStopping: true), 200), line => Assert.InRange(line.Length, 0, 80 + Header(line)));

    [Fact]
    public void Render_WithoutUnicode_UsesNoOtherLines()
    {
        var text = Rendering.Text(LiveView.Render(Running(), unicode: false, isStopping: false));

        Assert.DoesNotContain(text, character => "━─▁▂▃▄▅▆▇█".Contains(character, StringComparison.Ordinal));
    }

    [Fact]
    public void Render_OfNewSearch_SaysThatThereIsNothingYet()
    {
        var frame = new SearchFrame(Snapshots.Create(SearchState.Created, elapsed: TimeSpan.Zero), SearchFrame.NoCurves);

        var text = Rendering.Text(LiveView.Render(frame, unicode: true, isStopping: false));

        Assert.Contains("starting", text, StringComparison.Ordinal);
        Assert.Contains("none yet", text, StringComparison.Ordinal);
        Assert.Contains("no trial is running", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_OfFinalTraining_ShowsItsCurveAndAnEstimate()
    {
        var final = Snapshots.Pending(3, epochs: 10, kind: TrialKind.Final);
        var snapshot = Snapshots.Create(SearchState.Finishing, final: final, trials: [Snapshots.Done(1, 0.9), Snapshots.Done(2, 0.91)]);
        var frame = new SearchFrame(snapshot, Curve(3, Snapshots.Point(1, 0.8), Snapshots.Point(2, 0.85)));

        var text = Rendering.Text(LiveView.Render(frame, unicode: true, isStopping: false));

        Assert.Contains("training the winner in full", text, StringComparison.Ordinal);
        Assert.Matches("running +final +2/10 epochs", text);
        Assert.Contains("about 16s left", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_WhenAskedToStop_SaysThatItPauses() =>
        Assert.Contains("pausing", Rendering.Text(LiveView.Render(Running(), unicode: true, isStopping: true)), StringComparison.Ordinal);

    [Fact]
    public void Render_OfManyTrialsInFlight_ShowsSomeAndCountsTheRest()
    {
        var snapshot = Snapshots.Create(parallelism: 12, trials: [.. Enumerable.Range(1, 12).Select(number => Snapshots.Pending(number))]);

        var text = Rendering.Text(LiveView.Render(new SearchFrame(snapshot, SearchFrame.NoCurves), unicode: true, isStopping: false));

        Assert.Contains("#8", text, StringComparison.Ordinal);
        Assert.DoesNotContain("#9", text, StringComparison.Ordinal);
        Assert.Contains("and 4 more", text, StringComparison.Ordinal);
    }

    // The header spans the console, whatever its width; all else must fit.
    private static int Header(string line) => line.EndsWith("elapsed", StringComparison.Ordinal) ? 120 : 0;

    private static SearchFrame Running() => new(
        Snapshots.Create(
            budget: """{ "trials": 20, "wallClock": "3m" }""",
            trials: [Snapshots.Failed(1, "out of memory"), Snapshots.Done(2, 0.93124), Snapshots.Pending(3), Snapshots.Pending(4)]),
        Curve(3, Snapshots.Point(1, 0.7), Snapshots.Point(2, 0.8)));

    private static Dictionary<int, IReadOnlyList<LearningCurvePoint>> Curve(int trial, params LearningCurvePoint[] points) => new() { [trial] = points };
}
