using System.Text.Json.Nodes;
using NasCloud.Cli.Hosting;
using NasCloud.Cli.Serving;
using NasCloud.Cli.Tests.Fakes;

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
