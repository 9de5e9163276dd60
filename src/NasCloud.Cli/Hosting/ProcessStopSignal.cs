using System.Runtime.InteropServices;

namespace NasCloud.Cli.Hosting;

/// <summary>Ctrl+C, SIGTERM and a closed terminal: the first asks to stop in order, the next ends the process at once.</summary>
internal sealed class ProcessStopSignal : IStopSignal
{
    private readonly CancellationTokenSource _requested = new();
    private readonly List<PosixSignalRegistration> _registrations;
    private readonly Action _beforeEnd;

    public ProcessStopSignal(IEnumerable<PosixSignal> signals, Action beforeEnd)
    {
        _beforeEnd = beforeEnd;
        _registrations = [.. signals.Select(signal => PosixSignalRegistration.Create(signal, Handle))];
    }

    public static PosixSignal[] All { get; } = [PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP];

    public CancellationToken Requested => _requested.Token;

    public void Dispose()
    {
        _registrations.ForEach(registration => registration.Dispose());
        _requested.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        if (!_requested.IsCancellationRequested)
        {
            // Off this thread: what continues on the cancellation must not hold up the next signal.
            _ = Task.Run(_requested.Cancel);
            return;
        }

        _beforeEnd();
        Environment.Exit(ExitCode.Paused);
    }
}
