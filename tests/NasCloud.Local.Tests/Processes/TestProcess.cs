using System.Diagnostics;

namespace NasCloud.Local.Tests.Processes;

/// <summary>This program once more, as another process.</summary>
internal sealed class TestProcess : IDisposable
{
    public const string Marker = "--play";

    private readonly Process _process;

    private TestProcess(Process process) => _process = process;

    public static ProcessStartInfo Command(string role, params string[] arguments) =>
        new("dotnet", [typeof(TestProcess).Assembly.Location, Marker, role, .. arguments]);

    public static TestProcess Start(string role, params string[] arguments)
    {
        var command = Command(role, arguments);
        command.RedirectStandardInput = true;
        command.RedirectStandardOutput = true;
        return new TestProcess(Process.Start(command)!);
    }

    /// <summary>Completes when the process is gone, whoever started it.</summary>
    public static async Task GoneAsync(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        }
        catch (ArgumentException)
        {
            // It was gone already.
        }
    }

    public static void Kill(int processId)
    {
        using var process = Process.GetProcessById(processId);
        process.Kill();
    }

    public async Task<string> LineAsync() =>
        await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)
        ?? throw new InvalidOperationException("The process ended without a word.");

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public async Task<int> ExitAsync()
    {
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return _process.ExitCode;
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _process.Dispose();
    }
}
