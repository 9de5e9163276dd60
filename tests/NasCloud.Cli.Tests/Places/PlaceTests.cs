using System.Text.Json.Nodes;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Tests.Fakes;
using NasCloud.Core.Searches;

namespace NasCloud.Cli.Tests.Places;

/// <summary>What commands do with searches, wherever these are: each place must pass all of it.</summary>
public abstract class PlaceTests : IDisposable
{
    private readonly SearchedStore _store;

    internal PlaceTests(SearchedStore store) => _store = store;

    /// <summary>Where commands of a test run.</summary>
    internal TestHost User { get; } = new();

    private protected SearchedStore Searched => _store;

    public void Dispose()
    {
        User.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task List_OfSearches_ShowsStateTrialsAndBest()
    {
        Assert.Equal(ExitCode.Success, await RunAsync("list"));

        Assert.Matches($@"{_store.Ended} +completed +6 +accuracy \d\.\d{{4}} +now", User.Output);
        Assert.Matches("bad-0001 +unreadable", User.Output);
    }

    [Fact]
    public async Task List_AsJson_IsWhatTheStoreHolds()
    {
        Assert.Equal(ExitCode.Success, await RunAsync("list", "--json"));

        var search = JsonNode.Parse(User.Output)!.AsArray().Single(each => (string?)each!["id"] == _store.Ended.Value)!.AsObject();
        var shown = JsonNode.Parse(await _store.ShowAsync("--json"))!.AsObject();
        foreach (var (key, value) in search)
            Assert.True(JsonNode.DeepEquals(value, shown[key]), key);
    }

    [Fact]
    public async Task Show_Search_IsToldInTheSameWords()
    {
        Assert.Equal(ExitCode.Success, await RunAsync("show", _store.Ended.Value, "--top", "3"));

        Assert.Equal(Comparable(await _store.ShowAsync("--top", "3")), Comparable(User.Output));
    }

    [Theory]
    [InlineData("--json")]
    [InlineData("--json", "--trial", "2")]
    public async Task Show_AsJson_IsTheSame(params string[] options)
    {
        Assert.Equal(ExitCode.Success, await RunAsync(["show", "cells", .. options]));

        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(await _store.ShowAsync(options)), JsonNode.Parse(User.Output)), User.Output);
    }

    [Theory]
    [InlineData(ExitCode.NotFound, "There is no search 'nothing'", "show", "nothing")]
    [InlineData(ExitCode.NotFound, "There is no search 'No id'", "show", "No id")]
    [InlineData(ExitCode.NotFound, "is the beginning of 2 searches", "show", "bad")]
    [InlineData(ExitCode.NotFound, "has no trial 99", "show", "cells", "--trial", "99")]
    [InlineData(ExitCode.NotFound, "There is no search 'nothing'", "download", "nothing")]
    [InlineData(ExitCode.NotFound, "There is no search 'nothing'", "resume", "nothing")]
    [InlineData(ExitCode.NotFound, "once its winner was trained in full", "export", "cells")]
    [InlineData(ExitCode.NotFound, "has no model.onnx", "predict", "cells", "image.png")]
    [InlineData(ExitCode.NotFound, "There is no search 'nothing'", "report", "nothing")]
    [InlineData(ExitCode.Invalid, "is named already", "report", "--compare", "cells", "cells")]
    [InlineData(ExitCode.Invalid, "does not run: it is completed", "pause", "cells")]
    [InlineData(ExitCode.Invalid, "has ended already", "cancel", "cells")]
    [InlineData(ExitCode.Invalid, "there is no such", "dataset", "info", "no-such-data")]
    public async Task Run_WhatCannotBe_SaysWhyWithTheSameExitCode(int code, string why, params string[] arguments)
    {
        Assert.Equal(code, await RunAsync(arguments));

        Assert.Contains(why, User.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Download_Result_WritesItsFiles()
    {
        Assert.Equal(ExitCode.Success, await RunAsync("download", "cells", "--to", "winner"));

        var found = JsonNode.Parse(await ReadAsync("winner/best.json"))!;
        Assert.Equal(_store.Ended.Value, (string?)found["searchId"]);
    }

    [Fact]
    public async Task Report_OfASearch_WritesWhatIsAskedFor()
    {
        Assert.Equal(ExitCode.Success, await RunAsync("report", "cells"));
        Assert.Equal(ExitCode.Success, await RunAsync("report", "cells", "--csv", "trials.csv", "--json", "search.json"));

        Assert.Contains("\"kind\":\"search\"", await ReadAsync($"{_store.Ended}-report.html"), StringComparison.Ordinal);
        Assert.Equal(7, (await ReadAsync("trials.csv")).TrimEnd().Split('\n').Length);
        Assert.Equal(_store.Ended.Value, (string?)JsonNode.Parse(await ReadAsync("search.json"))!["search"]!["id"]);
    }

    [Fact]
    public async Task Report_OfSeveral_ComparesThem()
    {
        var other = await _store.CreateAsync("other-0001", SearchState.Paused, ControlWish.Pause);

        Assert.Equal(ExitCode.Success, await RunAsync("report", "--compare", "cells", other.Value));

        Assert.Contains("\"kind\":\"comparison\"", await ReadAsync("comparison.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Suggest_OfASearch_ListsThoseOfThePlace()
    {
        Assert.Equal(ExitCode.Success, await RunAsync("[suggest:16]", "nascloud show ce"));

        Assert.Equal($"{_store.Ended}\n", User.Output);
    }

    [Fact]
    public async Task Search_OfATable_IsFollowedToItsEnd()
    {
        Assert.Equal(ExitCode.Success, await RunAsync("search", WriteSpec(trials: 5), "--name", "followed", "--plain"));

        Assert.Matches("created followed-[0-9a-f]{4,} ", User.Output);
        Assert.Contains("trial 5  accuracy", User.Output, StringComparison.Ordinal);
        Assert.Contains("of 5 trials, 5 networks", User.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_WithAnErrorOfItsParts_TellsThePathAndCreatesNothing()
    {
        var before = await _store.CountAsync();

        Assert.Equal(ExitCode.Invalid, await RunAsync("search", WriteSpec(trials: 5, """, "warmStart": "nothing-0001" """)));

        Assert.Contains("warmStart.search is 'nothing-0001': there is no such search", User.Errors, StringComparison.Ordinal);
        Assert.Equal(before, await _store.CountAsync());
    }

    [Fact]
    public async Task Validate_Spec_SaysWhatItAsksFor()
    {
        Assert.Equal(ExitCode.Success, await RunAsync("validate", WriteSpec(trials: 5)));

        Assert.Contains("15,625 candidates", User.Output, StringComparison.Ordinal);
        Assert.Contains("valid", User.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Resume_EndedSearch_ShowsItsResult()
    {
        Assert.Equal(ExitCode.Success, await RunAsync("resume", "cells", "--plain"));

        Assert.Contains("of 6 trials, 6 networks", User.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cancel_SearchThatStandsStill_EndsIt()
    {
        var id = await _store.CreateAsync("still-0001", SearchState.Paused, ControlWish.Pause);

        Assert.Equal(ExitCode.Success, await RunAsync("cancel", id.Value));

        Assert.Contains($"cancelling {id}\ncancelled; 'nascloud show {id}", User.Output, StringComparison.Ordinal);
        Assert.Equal(SearchState.Cancelled, await _store.StateAsync(id));
    }

    [Fact]
    public async Task Resume_PausedSearch_GoesOnToItsEnd()
    {
        var id = await _store.CreateAsync("paused-0001", SearchState.Paused, ControlWish.Pause);

        Assert.Equal(ExitCode.Success, await RunAsync("resume", id.Value, "--plain"));

        Assert.Contains($"resuming {id} ", User.Output, StringComparison.Ordinal);
        Assert.Equal(SearchState.Completed, await _store.StateAsync(id));
    }

    [Theory]
    [InlineData("spaces", "chain")]
    [InlineData("spaces")]
    [InlineData("strategies", "asha")]
    [InlineData("strategies")]
    [InlineData("dataset", "info", "glyphs")]
    public async Task Run_Catalog_IsToldInTheSameWords(params string[] arguments)
    {
        Assert.Equal(ExitCode.Success, await RunAsync(arguments));

        using var local = new TestHost();
        await local.RunAsync(arguments);
        Assert.Equal(local.Output, User.Output);
    }

    [Fact]
    public async Task Dataset_List_HasTheBuiltInOne()
    {
        Assert.Equal(ExitCode.Success, await RunAsync("dataset", "list"));

        Assert.Matches("glyphs +(here|there) ", User.Output);
    }

    /// <summary>Runs a command at the place.</summary>
    private protected abstract Task<int> RunAsync(params string[] arguments);

    private Task<string> ReadAsync(string file) => File.ReadAllTextAsync(Path.Combine(User.Folder, file), TestContext.Current.CancellationToken);

    private protected string WriteSpec(int trials, string more = "") => User.WriteTableSpec(trials, more);

    // Where the result lies and which command goes on differ; ages and widths may.
    private static string Comparable(string shown) =>
        string.Join('\n', shown.Split('\n').Where(line => !line.StartsWith("result", StringComparison.Ordinal)).Select(line => line.TrimEnd()));
}
