using System.Diagnostics;
using NasCloud.Cli.Completion;

namespace NasCloud.Cli.Tests.Completion;

/// <summary>The scripts in the shells that they are for, where these are installed; in the program's place stands one that answers what a test says.</summary>
public sealed class CompletionScriptsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("nascloud-shells-").FullName;

    private static CancellationToken Test => TestContext.Current.CancellationToken;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [InlineData("nascloud search --set budget.w", "(nascloud search --set budget.w)", "budget.wallClock=", "budget.wallClock=")]
    [InlineData("nascloud search --set final=", "(nascloud search --set final =)", "final=null", "null")]
    [InlineData("nascloud search --set a[0].goal=ma", "(nascloud search --set 'a[0].goal' = ma)", "a[0].goal=maximize", "maximize")]
    [InlineData("nascloud search --set a", "(nascloud search --set a)", "a[0].", "a[0].")]
    [InlineData("nascloud show c", "(nascloud show c)", "c d", @"c\ d")]
    public async Task Bash_OfALine_AsksForItAndOffersWhatBashPutsInItsPlace(string line, string words, string answer, string expected)
    {
        var output = await RunAsync("bash", ["--norc", "--noprofile", "-c"], answer, $"""
            source ./script; COMP_LINE='{line}'; COMP_POINT={line.Length}; COMP_WORDS={words}; COMP_CWORD=$(({"${#COMP_WORDS[@]}"} - 1))
            _nascloud; printf '%s\n' "{"${COMPREPLY[@]}"}"
            """);

        Assert.Equal($"[suggest:{line.Length}]|{line}", await AskedAsync());
        Assert.Equal(expected, output);
    }

    [Theory]
    [InlineData(@"a\[0\].goal=ma", "a[0].goal=ma", "a[0].goal=maximize", "found a[0].goal=maximize:")]
    [InlineData("a", "a", "a[0].\tan item", "unfinished a[0].:an item")]
    [InlineData("https:", "https:", "https://x", @"found https\://x:")]
    public async Task Zsh_OfALine_AsksForItWithoutBackslashesAndDescribesWhatMayFollow(string word, string asked, string answer, string expected)
    {
        var output = await RunAsync("zsh", ["-f", "-c"], answer, $$"""
            compdef() { : }; _describe() { print -r -- "$2 ${(P)2}" }
            source ./script; words=(nascloud search --set '{{word}}'); CURRENT=4; PREFIX='{{word}}'; _nascloud
            """);

        var line = $"nascloud search --set {asked}";
        Assert.Equal($"[suggest:{line.Length}:described]|{line}", await AskedAsync());
        Assert.Equal(expected, output);
    }

    [Theory]
    [InlineData(@"a\[0\].goal=ma", "a[0].goal=ma", "a[0].goal=maximize", "a[0].goal=maximize")]
    [InlineData("budget.", "budget.", "budget.trials=\tHow many.", "budget.trials=\tHow many.")]
    public async Task Fish_OfALine_AsksForItWithoutBackslashesAndDescribesWhatMayFollow(string word, string asked, string answer, string expected)
    {
        var output = await RunAsync("fish", ["--no-config", "-c"], answer, $"source ./script; complete -C 'nascloud search --set {word}'");

        var line = $"nascloud search --set {asked}";
        Assert.Equal($"[suggest:{line.Length}:described]|{line}", await AskedAsync());
        Assert.Equal(expected, output);
    }

    [Theory]
    [InlineData("nascloud search --set budget.w", "budget.wallClock=\tHow long.", "22+8 budget.wallClock= How long.")]
    [InlineData("nascloud benchmark --strategies random,reg", "random,regularized-evolution", "39+3 regularized-evolution random,regularized-evolution")]
    public async Task PowerShell_OfALine_AsksForItAndOffersWhatPowerShellPutsInItsPlace(string line, string answer, string expected)
    {
        var output = await RunAsync("pwsh", ["-NoProfile", "-Command"], answer, $$"""
            Get-Content -Raw ./script | Invoke-Expression; $found = TabExpansion2 '{{line}}' {{line.Length}}
            foreach ($each in $found.CompletionMatches) { "$($found.ReplacementIndex)+$($found.ReplacementLength) $($each.CompletionText) $($each.ToolTip)" }
            """);

        Assert.Equal($"[suggest:{line.Length}:described]|{line}", await AskedAsync());
        Assert.Equal(expected, output);
    }

    // Runs a command of a shell in a folder with its script and the stand-in.
    private async Task<string> RunAsync(string shell, string[] options, string answer, string command)
    {
        if (OperatingSystem.IsWindows() || !IsInstalled(shell))
            Assert.Skip($"{shell} is not installed.");
        await File.WriteAllTextAsync(Path.Combine(_folder, "script"), CompletionScripts.All[shell], Test);
        await File.WriteAllTextAsync(Path.Combine(_folder, "answer"), answer + "\n", Test);
        var standIn = Path.Combine(_folder, "nascloud");
        await File.WriteAllTextAsync(standIn, "#!/bin/sh\nprintf '%s|%s' \"$1\" \"$2\" > asked\ncat answer\n", Test);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(standIn, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var start = new ProcessStartInfo(shell, [.. options, command]) { WorkingDirectory = _folder, RedirectStandardOutput = true };
        start.Environment["PATH"] = $"{_folder}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["HOME"] = _folder;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync(Test);
        await process.WaitForExitAsync(Test);
        return output.TrimEnd();
    }

    private Task<string> AskedAsync() => File.ReadAllTextAsync(Path.Combine(_folder, "asked"), Test);

    private static bool IsInstalled(string shell) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, shell)));
}
