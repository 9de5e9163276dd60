using System.Diagnostics;

namespace NasCloud.Benchmarks.Searches;

/// <summary>The <c>nascloud</c> command, run as users run it: in a process of its own.</summary>
internal sealed class NasCloudProgram(string library)
{
    /// <summary>The library that the build copies beside this program.</summary>
    public static string DefaultLibrary => Path.Combine(AppContext.BaseDirectory, "nascloud.dll");

    // The system keeps the peak: only what was added since the last look before the end is missed.
    private static readonly TimeSpan LookInterval = TimeSpan.FromMilliseconds(20);

    /// <summary>Runs a command to its end.</summary>
    /// <exception cref="InvalidOperationException">It failed.</exception>
    public async Task<ProgramRun> RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var begun = Stopwatch.GetTimestamp();
        using var process = Process.Start(Command(arguments))!;
        try
        {
            var outputs = Task.WhenAll(process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
            var peak = await WatchAsync(process, cancellationToken);
            var seconds = Stopwatch.GetElapsedTime(begun).TotalSeconds;
            var texts = await outputs;
            return process.ExitCode == 0
                ? new(seconds, peak)
                : throw new InvalidOperationException($"nascloud {string.Join(' ', arguments)} ended with {process.ExitCode}: {string.Join('\n', texts)}");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }
    }

    private static async Task<long> WatchAsync(Process process, CancellationToken cancellationToken)
    {
        var (ended, peak) = (process.WaitForExitAsync(cancellationToken), 0L);
        while (!ended.IsCompleted)
        {
            peak = Math.Max(peak, Peak(process));
            await Task.WhenAny(ended, Task.Delay(LookInterval, TimeProvider.System, cancellationToken));
        }

        await ended;
        return peak;
    }

    private static long Peak(Process process)
    {
        try
        {
            process.Refresh();
            return process.PeakWorkingSet64;
        }
        catch (InvalidOperationException)
        {
            // It has just ended.
            return 0;
        }
    }

    private ProcessStartInfo Command(string[] arguments) =>
        new("dotnet", [library, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
}
