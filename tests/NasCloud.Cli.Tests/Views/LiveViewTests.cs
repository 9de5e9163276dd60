using NasCloud.Cli.Progress;
using NasCloud.Cli.Tests.Fakes;
using NasCloud.Cli.Views.Live;
using NasCloud.Core.Costs;
using NasCloud.Core.Searches;
using NasCloud.Core.Trials;
using NasCloud.Testing.Searches;

namespace NasCloud.Cli.Tests.Views;

public sealed class LiveViewTests
{
    [Fact]
    public void Render_OfRunningSearch_ShowsStateBudgetBestTrialsAndRate()
    {
        var text = Draw(Running());

        Assert.Contains("test-0001  searching", text, StringComparison.Ordinal);
        Assert.Contains("1m 00s elapsed", text, StringComparison.Ordinal);
        Assert.Contains("table · nas-bench-201 · random · full", text, StringComparison.Ordinal);
        Assert.Matches("wall clock +━+─+ +1m 00s of 3m 00s", text);
        Assert.Matches("trials +━+─+ +4 of 20", text);
        Assert.Matches("best so far +#2  accuracy 0.9312, 94,218 parameters", text);
        Assert.Matches("running +#3 +2/9 epochs +▁█ 0.8000 +50,000 parameters", text);
        Assert.Contains("1 done · 1 failed · 2 running · 2 trials/min · at most 2m 00s left", text, StringComparison.Ordinal);
        Assert.Contains("Ctrl+C pauses", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_InAnyRoom_IsNeitherHigherNorWider() =>
        Gen.Select(Gen.Int[0, 40], Gen.Int[1, 160], Gen.Bool, Gen.Int[0, 3].Select(index => new[] { Running(), Promoting(), Finishing(), Crowded() }[index])).Sample((height, width, unicode, frame) =>
        {
            var lines = Lines(frame, width, height, unicode);

            Assert.InRange(lines.Count, 0, height);
            Assert.All(lines, line => Assert.InRange(TextLine.WidthOf(line), 0, width));
        });

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(10)]
    public void Render_InFewLines_KeepsWhatMattersMost(int height)
    {
        var lines = Lines(Promoting(), 80, height);

        Assert.Equal(height, lines.Count);
        Assert.Contains("elapsed", lines[0], StringComparison.Ordinal);
        Assert.Contains(lines, line => line.Contains(" done · ", StringComparison.Ordinal));
    }

    [Fact]
    public void Render_InANarrowTerminal_LeavesOutWhatMattersLeast()
    {
        var lines = Lines(Promoting(), 48, 24);

        Assert.Contains(lines, line => line.StartsWith("rungs         1 epoch   4 ended  1 promoted", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, line => line.Contains(" done · ", StringComparison.Ordinal) && line.Contains('…', StringComparison.Ordinal));
        Assert.Contains("1 done · 1 failed · at most 2m 00s left", Lines(Running(), 42, 24));
    }

    [Fact]
    public void Render_OfTrialsThatEnded_DrawsTheBestSoFar()
    {
        var lines = Lines(Promoting(), 80, 24);

        Assert.Contains(lines, line => line.StartsWith("0.9100 │", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.StartsWith("0.5000 │", StringComparison.Ordinal));
        Assert.Contains(lines, line => line.Contains("└trial 1", StringComparison.Ordinal) && line.EndsWith("best accuracy by 5 trials", StringComparison.Ordinal));
    }

    [Fact]
    public void Render_OfPromotions_ShowsTheRungs()
    {
        var text = Draw(Promoting());

        Assert.Matches("rungs +1 epoch +━+ +4 ended +1 promoted", text);
        Assert.Matches("3 epochs +━+─+ +1 ended +1 open", text);
    }

    [Fact]
    public void Render_WhereThePriceIsKnown_ShowsCostAndForecast()
    {
        var snapshot = Snapshots.Create(budget: """{ "trials": 4 }""", deviceSeconds: 3600, trials: [Snapshots.Done(1, 0.9), Snapshots.Done(2, 0.91)]);

        Assert.Matches(@"cost +2\.00 USD  about 4\.00 USD by the end", Draw(new SearchFrame(snapshot, SearchFrame.NoCurves), price: new DevicePrice(2, "USD")));
    }

    [Fact]
    public void Render_OfDeviceHoursWithPrice_ShowsTheMoneyLeft()
    {
        var snapshot = Snapshots.Create(budget: """{ "deviceHours": 3 }""", deviceSeconds: 3600);

        Assert.Matches(@"cost +2\.00 USD of 6\.00 USD  4\.00 USD left", Draw(new SearchFrame(snapshot, SearchFrame.NoCurves), price: new DevicePrice(2, "USD")));
    }

    [Fact]
    public void Render_OfFailures_GroupsThemByReason()
    {
        var snapshot = Snapshots.Create(trials: [Snapshots.Failed(1, "out of memory"), Snapshots.Failed(2, "out of memory"), Snapshots.Failed(3, "line\nbreak")]);

        Assert.Matches("failures +2 failed: out of memory; failed: line break", Draw(new SearchFrame(snapshot, SearchFrame.NoCurves)));
    }

    [Fact]
    public void Render_WithoutUnicode_UsesNoOtherLines()
    {
        var text = Draw(Running(), unicode: false);

        Assert.DoesNotContain(text, character => character > '~');
    }

    [Fact]
    public void Render_OfNewSearch_SaysThatThereIsNothingYet()
    {
        var frame = new SearchFrame(Snapshots.Create(SearchState.Created, elapsed: TimeSpan.Zero), SearchFrame.NoCurves);

        var text = Draw(frame);

        Assert.Contains("starting", text, StringComparison.Ordinal);
        Assert.Contains("none yet", text, StringComparison.Ordinal);
        Assert.Contains("no trial is running", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_OfFinalTraining_ShowsItsCurveAndAnEstimate()
    {
        var text = Draw(Finishing());

        Assert.Contains("training the winner in full", text, StringComparison.Ordinal);
        Assert.Matches("running +final +2/10 epochs", text);
        Assert.Contains("about 16s left", text, StringComparison.Ordinal);
        Assert.Contains("accuracy of the winner, epoch 2", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_OfFinalTrainingWithoutValidation_DrawsTheLoss()
    {
        var frame = Finishing();
        var curve = frame.Curves[3].Select((point, epoch) => point with { Metrics = System.Collections.Immutable.ImmutableSortedDictionary<string, double>.Empty, TrainingLoss = 1 - (0.5 * epoch) }).ToList();

        var text = Draw(frame with { Curves = new Dictionary<int, IReadOnlyList<LearningCurvePoint>> { [3] = curve } });

        Assert.Matches("1.0000 │⠉", text);
        Assert.Contains("training loss of the winner, epoch 2", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_WhenAskedToStop_SaysThatItPauses() =>
        Assert.Contains("pausing", Draw(Running(), unicode: true, hint: LiveHint.Pausing), StringComparison.Ordinal);

    [Fact]
    public void Render_OfManyTrialsInFlight_ShowsSomeAndCountsTheRest()
    {
        var snapshot = Snapshots.Create(parallelism: 12, trials: [.. Enumerable.Range(1, 12).Select(number => Snapshots.Pending(number))]);

        var text = Draw(new SearchFrame(snapshot, SearchFrame.NoCurves));

        Assert.Contains("#8", text, StringComparison.Ordinal);
        Assert.DoesNotContain("#9", text, StringComparison.Ordinal);
        Assert.Contains("and 4 more", text, StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Lines(SearchFrame frame, int width, int height, bool unicode = true, LiveHint hint = LiveHint.Pauses, DevicePrice? price = null)
    {
        var lines = LiveView.Render(new LivePicture(frame, width, height, unicode, hint, price));
        return [.. lines.Select(line => Assert.Single(Rendering.Lines(line, width)))];
    }

    private static string Draw(SearchFrame frame, bool unicode = true, LiveHint hint = LiveHint.Pauses, DevicePrice? price = null) =>
        string.Join('\n', Lines(frame, 80, 30, unicode, hint, price));

    private static SearchFrame Promoting() => new(
        Snapshots.Create(
            budget: """{ "trials": 20, "wallClock": "3m", "deviceHours": 2 }""",
            trials:
            [
                Snapshots.Done(1, 0.5, epochs: 1), Snapshots.Done(2, 0.7, epochs: 1), Snapshots.Done(3, 0.6, epochs: 1), Snapshots.Failed(4, "out of memory", epochs: 1),
                Snapshots.Promoted(Snapshots.Done(5, 0.91, epochs: 3), from: 2), Snapshots.Pending(6, epochs: 3), Snapshots.Pending(7, epochs: 1),
            ]),
        Curve(6, Snapshots.Point(1, 0.7), Snapshots.Point(2, 0.8)));

    private static SearchFrame Finishing() => new(
        Snapshots.Create(SearchState.Finishing, final: Snapshots.Pending(3, epochs: 10, kind: TrialKind.Final), trials: [Snapshots.Done(1, 0.9), Snapshots.Done(2, 0.91)]),
        Curve(3, Snapshots.Point(1, 0.8), Snapshots.Point(2, 0.85)));

    private static SearchFrame Crowded() => new(
        Snapshots.Create(parallelism: 12, trials: [Snapshots.Failed(1, "数据集 is too large for this machine"), .. Enumerable.Range(2, 12).Select(number => Snapshots.Pending(number))]),
        SearchFrame.NoCurves);

    private static SearchFrame Running() => new(
        Snapshots.Create(
            budget: """{ "trials": 20, "wallClock": "3m" }""",
            trials: [Snapshots.Failed(1, "out of memory"), Snapshots.Done(2, 0.93124), Snapshots.Pending(3), Snapshots.Pending(4)]),
        Curve(3, Snapshots.Point(1, 0.7), Snapshots.Point(2, 0.8)));

    private static Dictionary<int, IReadOnlyList<LearningCurvePoint>> Curve(int trial, params LearningCurvePoint[] points) => new() { [trial] = points };
}
