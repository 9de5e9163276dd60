using NasCloud.Cli.Hosting;
using NasCloud.Cli.Tests.Fakes;
using NasCloud.Cli.Views;
using NasCloud.Core.Costs;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Results;
using NasCloud.Core.Specs;
using NasCloud.Core.Trials;
using NasCloud.Testing.Searches;

namespace NasCloud.Cli.Tests.Views;

public sealed class ShowViewTests
{
    private static readonly SearchPlace Place = new("/store/searches/test-0001", "/store/searches/test-0001/result", "nascloud show test-0001", "nascloud resume test-0001", "nascloud retrain test-0001");

    [Fact]
    public void Render_OfSearch_RanksTrialsBestFirst()
    {
        var lines = Lines(Snapshots.Create(trials: [Snapshots.Done(1, 0.8), Snapshots.Done(2, 0.9312), Snapshots.Pending(3)]));

        var board = lines.SkipWhile(line => !line.StartsWith("best ", StringComparison.Ordinal)).ToList();
        Assert.Matches(@"trial +accuracy +parameters +FLOPs +epochs +time", board[1]);
        Assert.Matches(@"#2 +0\.9312 +94,218 +1,923,440 +9 +12s", board[2]);
        Assert.Matches(@"#1 +0\.8000", board[3]);
        Assert.DoesNotContain(board, line => line.Contains("#3", StringComparison.Ordinal));
    }

    [Fact]
    public void Render_OfAuto_SaysWhatItIsAndWhy()
    {
        var snapshot = Snapshots.Create();
        var auto = new ComponentSpec("auto", new([]));
        var text = Rendering.Text(ShowView.Render(
            snapshot with { Manifest = snapshot.Manifest with { Spec = snapshot.Manifest.Spec with { Strategy = auto } } }, isInterrupted: false, result: null, Place, top: 2));

        Assert.Matches("strategy: auto\\n", text);
        Assert.Matches("is +gaussian-process", text);
        Assert.Matches("because +Of the surrogates", text);
    }

    [Fact]
    public void Render_OfAStrategyOfItsOwn_GivesNoReason()
    {
        var text = Rendering.Text(ShowView.Render(Snapshots.Create(), isInterrupted: false, result: null, Place, top: 2));

        Assert.Matches("strategy: random\\n", text);
        Assert.Matches("idea +", text);
        Assert.DoesNotContain("because", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_OfTop_ShowsSoManyTrials()
    {
        var snapshot = Snapshots.Create(trials: [.. Enumerable.Range(1, 5).Select(number => Snapshots.Done(number, number / 10.0))]);

        var text = Rendering.Text(ShowView.Render(snapshot, isInterrupted: false, result: null, Place, top: 2));

        Assert.Contains("best 2 of 5 networks", text, StringComparison.Ordinal);
        Assert.Contains("#4", text, StringComparison.Ordinal);
        Assert.DoesNotContain("#3", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1800, "cost +0\\.265 EUR, by 0\\.53 an hour of a trainer")]
    [InlineData(36_000_000, "cost +5,300\\.00 EUR, by 0\\.53 an hour of a trainer")]
    public void Render_PriceIsKnown_SaysWhatItCost(double deviceSeconds, string expected)
    {
        var snapshot = Snapshots.Create(deviceSeconds: deviceSeconds);

        Assert.Matches(expected, Rendering.Text(ShowView.Render(snapshot, isInterrupted: false, result: null, Place, top: 2, new DevicePrice(0.53m, "EUR"))));
    }

    [Fact]
    public void Render_PriceIsNotKnown_SaysNothingOfCosts() =>
        Assert.DoesNotContain("cost", Rendering.Text(ShowView.Render(Snapshots.Create(), isInterrupted: false, result: null, Place, top: 2)), StringComparison.Ordinal);

    [Fact]
    public void Render_OfSeveralObjectives_ShowsTheParetoFrontWithoutTheDominated()
    {
        var lines = Lines(Snapshots.Create(
            objectives: Snapshots.TwoObjectives,
            trials: [Snapshots.Done(1, 0.9, parameters: 1000), Snapshots.Done(2, 0.8, parameters: 500), Snapshots.Done(3, 0.7, parameters: 2000)]));

        var front = lines.SkipWhile(line => !line.StartsWith("Pareto front", StringComparison.Ordinal)).ToList();
        Assert.Contains(front, line => line.Contains("#1", StringComparison.Ordinal));
        Assert.Contains(front, line => line.Contains("#2", StringComparison.Ordinal));
        Assert.DoesNotContain(front, line => line.Contains("#3", StringComparison.Ordinal));
    }

    [Fact]
    public void Render_OfOneObjective_ShowsNoParetoFront() =>
        Assert.DoesNotContain(Lines(Snapshots.Create(trials: [Snapshots.Done(1, 0.8)])), line => line.Contains("Pareto", StringComparison.Ordinal));

    [Fact]
    public void Render_OfFailures_GroupsThemByReason()
    {
        var lines = Lines(Snapshots.Create(trials:
            [Snapshots.Failed(1, "out of memory"), Snapshots.Failed(2, "loss is NaN", TrialOutcome.Diverged), Snapshots.Failed(3, "out of memory")]));

        Assert.Matches("2 +failed: out of memory +#1 #3", string.Join('\n', lines));
        Assert.Matches("1 +diverged: loss is NaN +#2", string.Join('\n', lines));
    }

    [Fact]
    public void Render_OfInterruptedSearch_TellsHowToGoOn()
    {
        var text = Rendering.Text(ShowView.Render(Snapshots.Create(), isInterrupted: true, result: null, Place, top: 10), 120);

        Assert.Contains("nothing drives it; go on with 'nascloud resume test-0001'", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_OfProblemWithMarkup_ShowsItAsItIs()
    {
        var status = new SearchStatus(SearchState.Failed, DateTimeOffset.UnixEpoch, Problem: "Trainers died: [red]index[0]");

        var text = Rendering.Text(ShowView.Render(Snapshots.Create(status: status), isInterrupted: false, result: null, Place, top: 10));

        Assert.Contains("Trainers died: [red]index[0]", text, StringComparison.Ordinal);
        Assert.Matches("go on with +nascloud resume test-0001", text);
    }

    [Fact]
    public void Render_OfResult_ShowsWinnerAndWhereItLies()
    {
        var winner = Snapshots.Done(2, 0.9312);
        var final = Snapshots.Done(3, 0.94);
        var status = new SearchStatus(SearchState.Completed, DateTimeOffset.UnixEpoch, EndReason.Trials);
        var result = new SearchResult
        {
            SearchId = new SearchId("test-0001"),
            Reason = EndReason.Trials,
            Winner = winner.Trial,
            Score = winner.Score!,
            Final = final.Score! with { Metrics = final.Score.Metrics.Add("testAccuracy", 0.9387) },
            Trials = 20,
            Architectures = 18,
            ElapsedSeconds = 65,
            DeviceSeconds = 120,
        };

        var text = Rendering.Text(ShowView.Render(Snapshots.Create(status: status, trials: [winner]), isInterrupted: false, result, Place, top: 10));

        Assert.Contains("test-0001  completed: all trials of the budget are used", text, StringComparison.Ordinal);
        Assert.Matches("winner +#2 of 20 trials, 18 networks", text);
        Assert.Matches("network +94,218 parameters, 1,923,440 FLOPs", text);
        Assert.Matches(@"final model +accuracy 0\.9400, test accuracy 0\.9387", text);
        Assert.Matches("spent +1m 05s, 2m 00s of trainers' time", text);
        Assert.Matches("result +/store/searches/test-0001/result", text);
    }

    private static IReadOnlyList<string> Lines(SearchSnapshot snapshot) =>
        Rendering.Lines(ShowView.Render(snapshot, isInterrupted: false, result: null, Place, top: 10));
}
