using NasCloud.Cli.Hosting;
using NasCloud.Cli.Tests.Fakes;
using NasCloud.Cli.Tests.Resilience;
using NasCloud.Core.Specs;

namespace NasCloud.Cli.Tests.Commands;

public sealed class NewCommandTests : IDisposable
{
    private readonly TestHost _host = new();

    private string SpecFile => Path.Combine(_host.Folder, "spec.json");

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("glyphs", "chain", "accuracy")]
    [InlineData("flats.csv", "mlp", "rmse", "--target", "rent")]
    [InlineData("waves.csv", "conv1d", "accuracy", "--target", "wave", "--kind", "series")]
    [InlineData("opinions.csv", "text", "accuracy", "--target", "opinion", "--text", "text")]
    public async Task New_AskingNothing_WritesASpecThatIsValidForSuchData(string data, string space, string objective, params string[] options)
    {
        Copy(data);

        Assert.Equal(ExitCode.Success, await _host.RunAsync(["new", "--data", data, "--budget", "20m", "--yes", "--no-timing", .. options]));

        var spec = SearchSpecReader.Read(await TextAsync()).Spec!;
        Assert.Equal((space, objective, TimeSpan.FromMinutes(20)), (spec.Space.Name, spec.Objectives[0].Metric, spec.Budget.WallClock));
        Assert.Equal(data == "glyphs" ? null : data, spec.Dataset!.Path);
        Assert.Contains("next: nascloud search spec.json", _host.Output, StringComparison.Ordinal);
        Assert.Contains("was not measured", _host.Output, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, await _host.RunAsync("validate", "spec.json"));
    }

    [Fact]
    public async Task New_WithValuesSet_WritesThemInPlaceOfWhatIsProposed()
    {
        Copy("flats.csv");

        Assert.Equal(ExitCode.Success, await _host.RunAsync(
            "new", "--data", "flats.csv", "--target", "rent", "--yes", "--no-timing", "--set", "parallelism=4", "--set", "strategy=random", "--set", "fidelity=hyperband", "--set", "dataset.validationFraction=0.25", "--set", "seed=7"));

        var text = await TextAsync();
        var spec = SearchSpecReader.Read(text).Spec!;
        Assert.Equal((4, "random", "hyperband", 0.25, 7), (spec.Parallelism, spec.Strategy.Name, spec.Fidelity.Name, spec.Dataset!.ValidationFraction, spec.Seed));
        Assert.Equal("flats.csv", spec.Dataset.Path);
        Assert.Contains("// As --set had it.\n  \"strategy\": \"random\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Trainers at a time", text, StringComparison.Ordinal);
    }

    // In a process of its own, since libtorch is loaded.
    [Fact]
    public async Task New_WithoutBeingToldOtherwise_TimesANetworkAndSaysWhatTheBudgetBuys()
    {
        Copy("flats.csv");
        await using var process = NasCloudProcess.Start(
            "new", SpecFile, "--data", Path.Combine(_host.Folder, "flats.csv"), "--target", "rent", "--budget", "1h", "--yes");

        Assert.True(await process.ExitAsync(TestContext.Current.CancellationToken) == ExitCode.Success, process.Output);

        var told = string.Join(' ', (await TextAsync()).Split('\n').Select(line => line.Trim(' ', '/')));
        Assert.Matches(@"That is about [\d,]+( to [\d,]+)? networks? in 1h 00m: an epoch of a typical network, [\d,]+ FLOPs, takes about [\d.]+ ?s", told);
        Assert.All((await TextAsync()).Split('\n').Where(line => line.StartsWith("  //", StringComparison.Ordinal)), line => Assert.InRange(line.Length, 6, 120));
        Assert.Equal(["flats.csv", "spec.json"], Directory.EnumerateFileSystemEntries(_host.Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task New_OfUnevenClasses_SeeksWhatCountsThemAlike()
    {
        await File.WriteAllLinesAsync(
            Path.Combine(_host.Folder, "rare.csv"),
            ["a,b,kind", .. Enumerable.Range(0, 200).Select(row => FormattableString.Invariant($"{row % 13},{row % 7}.5,{(row % 10 == 0 ? "rare" : "usual")}"))],
            TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Success, await _host.RunAsync("new", "--data", "rare.csv", "--target", "kind", "--yes", "--no-timing"));

        var text = await TextAsync();
        Assert.Equal("balancedAccuracy", SearchSpecReader.Read(text).Spec!.Objectives[0].Metric);
        Assert.Contains("// Classes are uneven: the largest, usual, has", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_Asking_WritesWhatWasAnswered()
    {
        Copy("flats.csv");
        Answer("nothing-here.csv");
        Answer("flats.csv");
        Choose(0); // Which column: the last one, rent.
        Choose(0); // What is a row: values of one thing.
        // One space fits alone, and is not asked for.
        Choose(1); // How are they chosen: the second.
        Choose(1); // How long: all in full.
        Choose(1); // What is sought: the mean absolute error.
        Answer("y"); // Small networks, too.
        Choose(2); // How large: for small devices.
        Answer("soon"); // No budget.
        Answer("50");

        Assert.Equal(ExitCode.Success, await _host.RunAsync("new", "flats.json", "--no-timing"));

        var spec = SearchSpecReader.Read(await File.ReadAllTextAsync(Path.Combine(_host.Folder, "flats.json"), TestContext.Current.CancellationToken)).Spec!;
        Assert.Equal(("rent", "mlp", "full", 50), (spec.Dataset!.Target, spec.Space.Name, spec.Fidelity.Name, spec.Budget.Trials));
        Assert.NotEqual("auto", spec.Strategy.Name);
        Assert.Equal((100_000, 5_000_000), (spec.Constraints.MaxParameters, spec.Constraints.MaxFlops));
        Assert.Equal(["mae", "parameters"], spec.Objectives.Select(objective => objective.Metric));
        Assert.Contains("there is no such file", _host.Output, StringComparison.Ordinal);
        Assert.Contains("is 'soon': expected a length of time", _host.Output, StringComparison.Ordinal);
        Assert.Contains("next: nascloud search flats.json", _host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_AskingInASmallTerminal_TakesALineForEachOptionOnPagesThatFit()
    {
        (_host.Console.Profile.Width, _host.Console.Profile.Height) = (50, 10);
        for (var question = 0; question < 4; question++)
            Choose(0); // Networks, strategy, epochs, what is sought.
        Answer("n");
        Choose(0);
        Answer("10m");

        Assert.Equal(ExitCode.Success, await _host.RunAsync("new", "--data", "glyphs", "--no-timing"));

        Assert.Contains("> auto: What proved best in measurements: ten ra…", _host.Output, StringComparison.Ordinal);
        Assert.Contains("  local-search: ", _host.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("  regularized-evolution: ", _host.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task New_WhereAFileIs_LeavesItUnlessForced()
    {
        await File.WriteAllTextAsync(SpecFile, "mine", TestContext.Current.CancellationToken);

        Assert.Equal(ExitCode.Invalid, await _host.RunAsync("new", "--data", "glyphs", "--yes", "--no-timing"));
        Assert.Contains("--force", _host.Errors, StringComparison.Ordinal);
        Assert.Equal("mine", await TextAsync());

        Assert.Equal(ExitCode.Success, await _host.RunAsync("new", "--data", "glyphs", "--yes", "--no-timing", "--force"));
        Assert.NotNull(SearchSpecReader.Read(await TextAsync()).Spec);
    }

    [Fact]
    public async Task New_StoppedByCtrlC_LeavesNothingBehind()
    {
        _host.Console.Profile.Capabilities.Interactive = true;
        _host.Stop.Press();

        Assert.Equal(ExitCode.Paused, await _host.RunAsync("new", "--data", "glyphs"));

        Assert.Empty(Directory.EnumerateFileSystemEntries(_host.Folder));
    }

    [Theory]
    [InlineData("no terminal to ask at", "new")]
    [InlineData("--data has to name", "new", "--yes")]
    [InlineData("there is no such file", "new", "--yes", "--data", "nothing.csv")]
    [InlineData("is 'soon': expected a length of time", "new", "--yes", "--data", "glyphs", "--budget", "soon")]
    [InlineData("space is 'chian'", "new", "--yes", "--data", "glyphs", "--space", "chian")]
    [InlineData("strategy is 'evolutoin'", "new", "--yes", "--data", "glyphs", "--strategy", "evolutoin")]
    [InlineData("strategy.populaton is unknown", "new", "--yes", "--data", "glyphs", "--set", "strategy.populaton=4")]
    [InlineData("can't be read: expected path=value", "new", "--yes", "--data", "glyphs", "--set", "parallelism")]
    [InlineData("which does not fit the data", "new", "--yes", "--data", "glyphs", "--space", "text")]
    public async Task New_WhatCannotBe_SaysWhyAndWritesNothing(string why, params string[] arguments)
    {
        Assert.Equal(ExitCode.Invalid, await _host.RunAsync(arguments));

        Assert.Contains(why, _host.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_host.Folder));
    }

    private void Copy(string data)
    {
        if (Path.HasExtension(data))
            File.Copy(Path.Combine(AppContext.BaseDirectory, "examples", data), Path.Combine(_host.Folder, data));
    }

    private void Answer(string text)
    {
        _host.Console.Profile.Capabilities.Interactive = true;
        _host.Console.Profile.Capabilities.Ansi = true;
        _host.Console.Input.PushTextWithEnter(text);
    }

    private void Choose(int index)
    {
        for (var step = 0; step < index; step++)
            _host.Console.Input.PushKey(ConsoleKey.DownArrow);
        _host.Console.Input.PushKey(ConsoleKey.Enter);
    }

    private Task<string> TextAsync() => File.ReadAllTextAsync(SpecFile, TestContext.Current.CancellationToken);
}
