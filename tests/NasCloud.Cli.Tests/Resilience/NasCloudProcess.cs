using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using NasCloud.Training.Datasets;

namespace NasCloud.Cli.Tests.Resilience;

/// <summary>The `nascloud` command as a process of its own, as users run it.</summary>
internal sealed class NasCloudProcess : IAsyncDisposable
{
    private readonly Process _process;
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly Task _reading;

    private NasCloudProcess(Process process)
    {
        _process = process;
        _reading = Task.WhenAll(ReadAsync(process.StandardOutput), ReadAsync(process.StandardError));
    }

    /// <summary>Told of each line that the process prints.</summary>
    public event Action<string>? Printed;

    public bool HasExited => _process.HasExited;

    public string Output => string.Join('\n', _lines);

    public static NasCloudProcess Start(params string[] arguments) => Start(new Dictionary<string, string>(), arguments);

    public static NasCloudProcess Start(IReadOnlyDictionary<string, string> environment, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "nascloud.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment[DatasetCatalog.SharedFolderVariable] = ProcessData.Folder;
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        return new NasCloudProcess(Process.Start(start)!);
    }

    /// <summary>Waits for its end.</summary>
    public async Task<int> ExitAsync(CancellationToken cancellationToken)
    {
        await _process.WaitForExitAsync(cancellationToken);
        await _reading.WaitAsync(cancellationToken);
        return _process.ExitCode;
    }

    /// <summary>Ends it as <c>kill -9</c> does: it learns nothing of it.</summary>
    public void Kill() => KillOne(_process.Id);

    /// <summary>Asks it to stop, as Ctrl+C does.</summary>
    public async Task InterruptAsync()
    {
        using var kill = Process.Start("kill", ["-INT", _process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>Completes with the first line that contains a text, printed before or yet to come; fails where the process ends first.</summary>
    public async Task<string> LineAsync(string text, CancellationToken cancellationToken)
    {
        var found = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look(string line)
        {
            if (line.Contains(text, StringComparison.Ordinal))
                found.TrySetResult(line);
        }

        Printed += Look;
        foreach (var line in _lines)
            Look(line);
        await Task.WhenAny(found.Task, _reading).WaitAsync(cancellationToken);
        Printed -= Look;
        return found.Task.IsCompletedSuccessfully ? await found.Task : throw new InvalidOperationException($"It ended without '{text}':\n{Output}");
    }

    /// <summary>The ids of its child processes. Linux only.</summary>
    public int[] Children()
    {
        try
        {
            var id = _process.Id.ToString(CultureInfo.InvariantCulture);
            return [.. Directory.EnumerateDirectories($"/proc/{id}/task").SelectMany(ChildrenOfThread)];
        }
        catch (Exception exception) when (exception is IOException or InvalidOperationException)
        {
            return [];
        }
    }

    /// <summary>Ends a process as <c>kill -9</c> does; nothing happens when it is gone already.</summary>
    public static void KillOne(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            process.Kill();
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException)
        {
            // It was quicker.
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private static IEnumerable<int> ChildrenOfThread(string thread) =>
        File.ReadAllText(Path.Combine(thread, "children"))
            .Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(id => int.Parse(id, CultureInfo.InvariantCulture));

    private async Task ReadAsync(StreamReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            _lines.Enqueue(line);
            Printed?.Invoke(line);
        }
    }
}
