using NasCloud.Local.Tests.Processes;

namespace NasCloud.Local.Tests;

/// <summary>Runs the tests, or plays another process in one of them.</summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        if (args is [TestProcess.Marker, var role, .. var rest])
            return await Roles.PlayAsync(role, rest);
        return await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args);
    }
}
