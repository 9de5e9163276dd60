using System.Collections.Concurrent;

namespace NasCloud.Training.Native;

/// <summary>One thread on which all of a trainer's tensor work is done.</summary>
/// <remarks>
/// TorchSharp's dispose scopes, libtorch's gradient mode and OpenMP's helper threads belong to the thread that made
/// them, so work that hops between the threads of the pool would lose them.
/// </remarks>
internal sealed class TorchThread : IDisposable
{
    private readonly BlockingCollection<Action> _work = [];

    public TorchThread() => new Thread(Run) { IsBackground = true, Name = "torch" }.Start();

    /// <summary>Ends the thread after the work it was given.</summary>
    public void Dispose() => _work.CompleteAdding();

    /// <summary>Does some work on the thread; its exception becomes the task's.</summary>
    public Task<T> InvokeAsync<T>(Func<T> work)
    {
        var completion = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Add(() => Complete(completion, work));
        return completion.Task;
    }

    /// <summary>Does some work on the thread; its exception becomes the task's.</summary>
    public Task InvokeAsync(Action work) => InvokeAsync(() =>
    {
        work();
        return true;
    });

    private void Run()
    {
        foreach (var work in _work.GetConsumingEnumerable())
            work();
    }

    private static void Complete<T>(TaskCompletionSource<T> completion, Func<T> work)
    {
        try
        {
            completion.SetResult(work());
        }
        catch (OperationCanceledException exception)
        {
            completion.SetCanceled(exception.CancellationToken);
        }
        catch (Exception exception)
        {
            completion.SetException(exception);
        }
    }
}
