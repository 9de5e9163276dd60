namespace NasCloud.Azure.Trainers;

/// <summary>Spaces what Azure counts as writes: starts and stops of executions; and keeps them back while Azure asks to. Safe for several threads.</summary>
internal sealed class WriteGate(int mostPerSecond, TimeProvider time)
{
    private readonly TimeSpan _gap = TimeSpan.FromSeconds(1) / mostPerSecond;
    private readonly Lock _lock = new();
    private DateTimeOffset _next;
    private DateTimeOffset _closedUntil;

    /// <summary>Whether nothing may be sent for now.</summary>
    public bool IsClosed
    {
        get
        {
            lock (_lock)
                return _closedUntil > time.GetUtcNow();
        }
    }

    /// <summary>Waits for one's turn, at most as long as those that came before take.</summary>
    public async Task PassAsync(CancellationToken cancellationToken)
    {
        var wait = TakeTurn();
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, time, cancellationToken);
    }

    /// <summary>Is closed for a while, and not for less than it was to be already.</summary>
    public void CloseFor(TimeSpan duration)
    {
        lock (_lock)
        {
            var until = time.GetUtcNow() + duration;
            _closedUntil = until > _closedUntil ? until : _closedUntil;
        }
    }

    private TimeSpan TakeTurn()
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            var turn = _next > now ? _next : now;
            _next = turn + _gap;
            return turn - now;
        }
    }
}
