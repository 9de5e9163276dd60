using System.Diagnostics;
using System.Runtime.InteropServices;

namespace NasCloud.Local.Trainers;

/// <summary>Tells a trainer process to stop: when its pool asks for it, and when its pool's process is gone.</summary>
/// <remarks>
/// The pool holds the other end of the trainer's standard input and never writes to it: the input ends when the pool
/// closes it or dies, however it dies. A trainer that does not stop by itself then is ended.
/// </remarks>
public sealed class ParentWatch : IDisposable
{
    private readonly Stream _input;
    private readonly Action _abort;
    private readonly TimeSpan _grace;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _lock = new();
    private readonly List<IDisposable> _signals = [];
    private ITimer? _deadline;
    private bool _isDisposed;

    /// <summary>Starts to watch.</summary>
    /// <param name="input">Ends when the trainer is to stop.</param>
    /// <param name="grace">How long the trainer may take then.</param>
    /// <param name="abort">Ends the process; called when it takes longer.</param>
    /// <param name="time">The clock.</param>
    public ParentWatch(Stream input, TimeSpan grace, Action abort, TimeProvider time)
    {
        (_input, _grace, _abort, _time) = (input, grace, abort, time);
        // A thread of its own: reading blocks, and must go on while the thread pool is busy.
        new Thread(Watch) { IsBackground = true, Name = "parent watch" }.Start();
    }

    /// <summary>Cancelled when the trainer is to give its claim back and end.</summary>
    public CancellationToken Stop => _stop.Token;

    /// <summary>Watches this process's standard input, and takes its signals as a trainer should.</summary>
    /// <param name="grace">How long the trainer may take to stop.</param>
    /// <param name="time">The clock.</param>
    public static ParentWatch OfThisProcess(TimeSpan grace, TimeProvider time)
    {
        var watch = new ParentWatch(Console.OpenStandardInput(), grace, () => Process.GetCurrentProcess().Kill(), time);
        // Ctrl+C goes to every process of the terminal; what it means is for the parent to say.
        watch._signals.Add(PosixSignalRegistration.Create(PosixSignal.SIGINT, signal => signal.Cancel = true));
        watch._signals.Add(PosixSignalRegistration.Create(
            PosixSignal.SIGTERM,
            signal =>
            {
                signal.Cancel = true;
                watch.RequestStop();
            }));
        return watch;
    }

    /// <summary>Ends the watch; the process may take its time from here on.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            if (_isDisposed)
                return;
            _isDisposed = true;
            _deadline?.Dispose();
            _stop.Dispose();
        }

        _signals.ForEach(signal => signal.Dispose());
    }

    private void Watch()
    {
        try
        {
            Span<byte> ignored = stackalloc byte[256];
            while (_input.Read(ignored) > 0)
            {
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // An input that can't be read has ended.
        }

        RequestStop();
    }

    private void RequestStop()
    {
        lock (_lock)
        {
            if (_isDisposed || _deadline is not null)
                return;
            _deadline = _time.CreateTimer(_ => _abort(), null, _grace, Timeout.InfiniteTimeSpan);
        }

        // Outside the lock: whoever is told may dispose of the watch.
        try
        {
            _stop.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // Disposed of between the lock and here: the trainer is ending by itself, and nobody is left to be told.
        }
    }
}
