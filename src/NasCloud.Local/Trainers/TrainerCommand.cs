using System.Diagnostics;
using System.Globalization;

namespace NasCloud.Local.Trainers;

/// <summary>The command that starts a trainer.</summary>
public static class TrainerCommand
{
    /// <summary>This program's own <c>worker</c> command.</summary>
    public static ProcessStartInfo ForThisProgram(TrainerLaunch launch)
    {
        var program = Environment.ProcessPath ?? throw new InvalidOperationException("This process does not know its own program, so that it can't start trainers.");
        var command = new ProcessStartInfo(program);
        // Started as 'dotnet nascloud.dll', the program is dotnet and the library its first argument.
        if (Path.GetFileNameWithoutExtension(program) == "dotnet")
            command.ArgumentList.Add(Environment.GetCommandLineArgs()[0]);
        foreach (var argument in Arguments(launch))
            command.ArgumentList.Add(argument);
        return command;
    }

    internal static IEnumerable<string> Arguments(TrainerLaunch launch) =>
    [
        "worker", launch.SearchId.Value,
        "--store", launch.StoreRoot,
        "--name", launch.Name,
        "--threads", launch.Threads.ToString(CultureInfo.InvariantCulture),
        "--parent", launch.ParentProcessId.ToString(CultureInfo.InvariantCulture),
    ];

    /// <summary>Sets what native libraries read from the environment before any code of ours runs.</summary>
    internal static void SetEnvironment(IDictionary<string, string?> environment, int threads)
    {
        environment["OMP_NUM_THREADS"] = threads.ToString(CultureInfo.InvariantCulture);
        // Threads that spin while they wait take the time of the trainers beside them.
        environment["OMP_WAIT_POLICY"] = "PASSIVE";
    }

    /// <summary>Sets what the pool's owner wants trainers to find, or not to find, in their environment.</summary>
    internal static void SetEnvironment(IDictionary<string, string?> environment, IReadOnlyDictionary<string, string?> wanted)
    {
        foreach (var (name, value) in wanted)
        {
            if (value is null)
                environment.Remove(name);
            else
                environment[name] = value;
        }
    }
}
