using System.Diagnostics;
using NasCloud.Core.Trainers;

namespace NasCloud.Local.Trainers;

/// <summary>One running trainer.</summary>
internal sealed class TrainerProcess : IDisposable
{
    // A child of the trainer's may hold its output open; nobody waits for that longer than this.
    private static readonly TimeSpan OutputGrace = TimeSpan.FromSeconds(1);

    private readonly Process _process;
    private readonly TimeProvider _time;
    private readonly Action<string> _output;
    private readonly TrainerLog _log;
    private readonly long _started;
    // Guards the fields below it: a reader that is not waited for any longer may still hear something.
    private readonly Lock _errorsLock = new();
    private readonly LastLines _errors = new();
    private (int Trial, int Attempt)? _begun;

    private volatile bool _wasReady;

    private TrainerProcess(Process process, TrainerLog log, Action<string> output, TimeProvider time)
    {
        (_process, _log, _output, _time) = (process, log, output, time);
        _started = time.GetTimestamp();
    }

    public int Id => _process.Id;

    /// <exception cref="System.ComponentModel.Win32Exception">The program can't be started.</exception>
    public static TrainerProcess Start(ProcessStartInfo command, TrainerLog log, Action<string> output, TimeProvider time)
    {
        command.UseShellExecute = false;
        command.RedirectStandardInput = true;
        command.RedirectStandardOutput = true;
        command.RedirectStandardError = true;
        var process = new Process { StartInfo = command };
        try
        {
            process.Start();
            return new TrainerProcess(process, log, output, time);
        }
        catch
        {
            process.Dispose();
            throw;
        }
    }

    /// <summary>Reads what it prints until it has ended.</summary>
    public async Task<TrainerEnd> EndAsync()
    {
        var reading = Task.WhenAll(
            ReadAsync(_process.StandardOutput, Hear),
            ReadAsync(_process.StandardError, HearError));
        await _process.WaitForExitAsync();
        await reading.WaitAsync(OutputGrace, TimeProvider.System).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_errorsLock)
            return new TrainerEnd(_process.ExitCode, _time.GetElapsedTime(_started), _wasReady) { LastBegun = _begun, LastWords = _errors.ToString() };
    }

    /// <summary>Closes its standard input, which it takes as the word to give its claim back and end.</summary>
    public void AskToStop()
    {
        try
        {
            _process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended already.
        }
    }

    /// <summary>Ends it and what it started.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill(entireProcessTree: true);
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // It has ended already, or is about to.
        }
    }

    public void Dispose() => _process.Dispose();

    private static async Task ReadAsync(StreamReader reader, Action<string> heard)
    {
        try
        {
            while (await reader.ReadLineAsync() is { } line)
                heard(line);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // Whoever holds the other end outlived the trainer.
        }
    }

    private void Hear(string line)
    {
        _log.Write(line);
        _wasReady |= line == TrainerMessages.Ready || TrainerMessages.TryReadScored(line) is not null;
        _output(line);
    }

    private void HearError(string line)
    {
        _log.Write(line);
        lock (_errorsLock)
        {
            if (TrainerMessages.TryReadBegan(line) is { } begun)
            {
                _begun = begun;
                _errors.Clear();
            }
            else
            {
                _errors.Add(line);
            }
        }
    }
}
