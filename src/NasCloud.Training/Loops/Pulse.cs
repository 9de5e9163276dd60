namespace NasCloud.Training.Loops;

/// <summary>What long work looks at between its steps: whether to stop, and whom to tell that it goes on.</summary>
/// <param name="Stop">Asks to stop.</param>
/// <param name="Beat">Told of each step; null for nobody.</param>
internal readonly record struct Pulse(CancellationToken Stop, Action? Beat = null)
{
    /// <summary>Nobody need be told.</summary>
    public static implicit operator Pulse(CancellationToken stop) => new(stop);

    /// <summary>Between two steps.</summary>
    /// <exception cref="OperationCanceledException">It was asked to stop.</exception>
    public void Check()
    {
        Stop.ThrowIfCancellationRequested();
        Beat?.Invoke();
    }
}
