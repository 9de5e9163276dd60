using System.ComponentModel;
using System.Diagnostics;
using NasCloud.Azure.Storage;
using NasCloud.Core.Searches;
using NasCloud.Core.Searches.Ports;

namespace NasCloud.Azure.Trainers;

/// <summary>One trainer that a <see cref="CommandTrainerPool"/> started.</summary>
internal sealed class CommandTrainer : IDisposable
{
    // Heartbeats of trainers with another prefix are those of another process.
    private static readonly string Prefix = $"local-{Guid.NewGuid():N}"[..12];

    private static int _started;

    private readonly Process _process;
    private readonly TextWriter _output;

    private CommandTrainer(Process process, SearchId search, string name, TextWriter output)
    {
        (_process, Search, Name, _output) = (process, search, name, output);
        process.OutputDataReceived += (_, line) => Heard(line.Data);
        process.ErrorDataReceived += (_, line) => Heard(line.Data);
    }

    public SearchId Search { get; }

    public string Name { get; }

    public int ProcessId => _process.Id;

    public string? LastLine { get; private set; }

    public int ExitCode { get; private set; }

    public bool HasExited
    {
        get
        {
            if (!_process.HasExited)
                return false;
            ExitCode = _process.ExitCode;
            return true;
        }
    }

    // One that was asked to stop in the midst of its start ends by the signal.
    public bool IsFailed => ExitCode != 0 && !IsStopping;

    private bool IsStopping { get; set; }

    public static bool IsOfThisProcess(string trainer) => trainer.StartsWith(Prefix, StringComparison.Ordinal);

    /// <exception cref="TrainersUnavailableException">The command can't be started.</exception>
    public static CommandTrainer Start(TrainerCommand command, StorageAddress storage, SearchId search, TextWriter output)
    {
        var name = $"{Prefix}-{Interlocked.Increment(ref _started)}";
        var process = new Process { StartInfo = Describe(command, storage, search, name) };
        try
        {
            var trainer = new CommandTrainer(process, search, name, output);
            process.Start();
            process.BeginOutputReadLine();
            process.BeginErrorReadLine();
            return trainer;
        }
        catch (Win32Exception exception)
        {
            process.Dispose();
            throw new TrainersUnavailableException($"'{command.Program}', of {TrainerCommand.Variable}, can't be started: {exception.Message}", exception);
        }
    }

    /// <summary>Asks it to give its trial back and end, as the platform does before it ends a container.</summary>
    public async Task TerminateAsync(CancellationToken cancellationToken)
    {
        IsStopping = true;
        if (OperatingSystem.IsWindows())
        {
            // There is no asking there: its claim ends by itself.
            _process.Kill();
            return;
        }

        using var kill = Process.Start(new ProcessStartInfo("kill", ["-TERM", $"{_process.Id}"]) { RedirectStandardError = true });
        await (kill?.WaitForExitAsync(cancellationToken) ?? Task.CompletedTask);
    }

    public void Dispose() => _process.Dispose();

    private static ProcessStartInfo Describe(TrainerCommand command, StorageAddress storage, SearchId search, string name) => new(command.Program, command.Arguments)
    {
        WorkingDirectory = AppContext.BaseDirectory,
        RedirectStandardOutput = true,
        RedirectStandardError = true,
        Environment =
        {
            [StorageAddress.Variable] = storage.Text,
            [TrainerVariables.Search] = search.Value,
            [TrainerVariables.Trainer] = name,
        },
    };

    private void Heard(string? line)
    {
        if (string.IsNullOrWhiteSpace(line))
            return;
        LastLine = line;
        _output.WriteLine($"{Name}: {line}");
    }
}
