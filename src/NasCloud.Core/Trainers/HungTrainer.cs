using System.Diagnostics;

namespace NasCloud.Core.Trainers;

/// <summary>Ends a trainer that hangs.</summary>
public static class HungTrainer
{
    /// <summary>Ends this process at once: an orderly exit would wait for the native code that hangs.</summary>
    /// <param name="reason">What to leave on standard error.</param>
    public static void End(string reason)
    {
        Console.Error.WriteLine(reason);
        Console.Error.Flush();
        Process.GetCurrentProcess().Kill();
    }
}
