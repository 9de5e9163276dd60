using System.Text.Json.Nodes;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Serving;
using NasCloud.Cli.Tests.Fakes;
using NasCloud.Core.Searches;

namespace NasCloud.Cli.Tests.Places;

/// <summary>A server that asks for a key.</summary>
public sealed class RemotePlaceTests(SearchedStore store) : PlaceTests(store), IClassFixture<SearchedStore>
{
    private string Server => Searched.Url.AbsoluteUri.TrimEnd('/');

    [Fact]
    public async Task Run_ByOptions_IsTheSameAndNextCommandsNameTheServerButNotTheKey()
    {
        Assert.Equal(ExitCode.Success, await User.RunAsync("show", "cells", "--server", $"{Server}/api/", "--key", SearchedStore.Key));

        Assert.Contains($"nascloud download {Searched.Ended} --server {Server}", User.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", User.Output + User.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("list")]
    [InlineData("show", "cells")]
    [InlineData("spaces")]
    public async Task Run_WithAWrongKey_IsRefusedWithoutRepeatingIt(params string[] arguments)
    {
        User.Variables[ApiKey.Variable] = "wrong-secret-0123456789";
        User.Variables["NASCLOUD_DEBUG"] = "1";

        Assert.Equal(ExitCode.Invalid, await User.RunAsync([.. arguments, "--server", Server]));

        Assert.Contains("does not take the key", User.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong-secret", User.Output + User.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Search_StoppedByCtrlC_GoesOnAtTheServer()
    {
        User.Stop.Press();

        Assert.Equal(ExitCode.Paused, await RunAsync("search", WriteSpec(trials: 4), "--name", "left", "--json"));

        Assert.Contains($"goes on at {Server}", User.Errors, StringComparison.Ordinal);
        var id = (string)JsonNode.Parse(User.Output.Split('\n')[0])!["search"]!;
        using var another = new TestHost();
        another.Variables[ApiKey.Variable] = SearchedStore.Key;
        Assert.Equal(ExitCode.Success, await another.RunAsync("resume", id, "--plain", "--server", Server));
        Assert.Contains("of 4 trials", another.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pause_SearchThatRuns_WaitsUntilItStandsStillAndResumeHasItGoOn()
    {
        // More than it can try before it is paused.
        const int many = 15_000;
        User.Stop.Press();
        Assert.Equal(ExitCode.Paused, await RunAsync("search", WriteSpec(many), "--name", "long", "--plain"));
        var id = await Searched.FindAsync("long");

        Assert.Equal(ExitCode.Success, await RunAsync("pause", id.Value));
        Assert.Equal(SearchState.Paused, await Searched.StateAsync(id));
        Assert.Contains($"pausing {id}\npaused; go on with 'nascloud resume {id}'", User.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Invalid, await RunAsync("pause", id.Value));
        Assert.Contains($"{id} does not run: it is paused", User.Errors, StringComparison.Ordinal);

        Assert.Equal(ExitCode.Paused, await RunAsync("resume", id.Value, "--plain"));
        Assert.Equal(ControlWish.Run, await Searched.WishAsync(id));
        Assert.Equal(ExitCode.Success, await RunAsync("cancel", id.Value));
        Assert.Equal(SearchState.Cancelled, await Searched.StateAsync(id));
    }

    [Fact]
    public async Task Stop_SearchThatFoundNothing_SaysWhatToDo()
    {
        var id = await Searched.CreateAsync("idle-0001", SearchState.Paused, ControlWish.Pause);

        Assert.Equal(ExitCode.Invalid, await RunAsync("stop", id.Value));

        Assert.Contains("there is no winner to train", User.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Training anew", "retrain", "cells", "--epochs", "1")]
    [InlineData("Exporting a trial", "export", "cells", "--trial", "1")]
    [InlineData("Fetching a trial", "download", "cells", "--trial", "1")]
    public async Task Run_WhatAServerCannot_SaysWhatToDoInstead(string what, params string[] arguments)
    {
        Assert.Equal(ExitCode.Invalid, await RunAsync(arguments));

        Assert.Contains($"{what}", User.Errors, StringComparison.Ordinal);
        Assert.Contains("with --store or --storage", User.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Run it on the server's machine", "dataset", "get", "fashion-mnist")]
    [InlineData("with --storage", "dataset", "upload", "glyphs")]
    [InlineData("--url says where", "serve")]
    [InlineData("Run it on the server's machine", "doctor")]
    public async Task Run_WhatIsOfThisMachine_RefusesAServer(string instead, params string[] arguments)
    {
        Assert.Equal(ExitCode.Invalid, await User.RunAsync([.. arguments, "--server", Server]));

        Assert.Contains("works on this machine alone", User.Errors, StringComparison.Ordinal);
        Assert.Contains(instead, User.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_WithAStoreNamed_PassesTheVariableOver()
    {
        User.Variables["NASCLOUD_SERVER"] = "http://127.0.0.1:1";

        Assert.Equal(ExitCode.Success, await User.RunAsync("list", "--store", Searched.Folder));

        Assert.Contains(Searched.Ended.Value, User.Output, StringComparison.Ordinal);
    }

    private protected override Task<int> RunAsync(params string[] arguments)
    {
        User.Variables["NASCLOUD_SERVER"] = Server;
        User.Variables[ApiKey.Variable] = SearchedStore.Key;
        return User.RunAsync(arguments);
    }
}
