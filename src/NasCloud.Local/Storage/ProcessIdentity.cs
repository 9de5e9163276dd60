using System.Diagnostics;
using System.Globalization;

namespace NasCloud.Local.Storage;

/// <summary>Names one process for good: its number alone may be another's tomorrow.</summary>
/// <param name="Machine">The machine, and on Linux the space within which process numbers count.</param>
/// <param name="ProcessId">The number.</param>
/// <param name="Started">When it started, in the operating system's own exact terms.</param>
internal sealed record ProcessIdentity(string Machine, int ProcessId, string Started)
{
    private static readonly string ThisMachine = Environment.MachineName + ReadLink("/proc/self/ns/pid");

    private static readonly string Boot = File.Exists("/proc/sys/kernel/random/boot_id") ? File.ReadAllText("/proc/sys/kernel/random/boot_id").Trim() : string.Empty;

    /// <summary>This process.</summary>
    public static ProcessIdentity Current { get; } =
        new(ThisMachine, Environment.ProcessId, StartOf(Environment.ProcessId) ?? string.Empty);

    /// <summary>Whether it is known to have ended. False for a process of another machine: nobody here can know.</summary>
    public bool HasEnded() => Machine == ThisMachine && this != Current && StartOf(ProcessId) != Started;

    private static string? StartOf(int processId) => OperatingSystem.IsLinux() ? LinuxStartOf(processId) : PortableStartOf(processId);

    // Process.StartTime is computed from the wall clock on Linux and differs from reader to reader; the kernel's count doesn't.
    private static string? LinuxStartOf(int processId)
    {
        try
        {
            var stat = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{processId}/stat"));
            // The name, in parentheses, may hold anything; the state is the first field after it, the start the twentieth.
            var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
            return fields[0] is "Z" or "X" ? null : $"{Boot}/{fields[19]}";
        }
        catch (IOException)
        {
            return null;
        }
    }

    private static string? PortableStartOf(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return process.StartTime.ToUniversalTime().ToString("s", CultureInfo.InvariantCulture);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static string ReadLink(string path) =>
        OperatingSystem.IsLinux() && File.ResolveLinkTarget(path, returnFinalTarget: false) is { } target ? "/" + target.Name : string.Empty;
}
