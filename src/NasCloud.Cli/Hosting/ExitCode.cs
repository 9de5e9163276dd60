namespace NasCloud.Cli.Hosting;

/// <summary>What <c>nascloud</c> exits with; docs/cli.md explains them to users.</summary>
internal static class ExitCode
{
    public const int Success = 0;

    /// <summary>The search ended without what was asked for, a check failed, or an error was not foreseen.</summary>
    public const int Failure = 1;

    /// <summary>The command line, the spec or the data are not valid.</summary>
    public const int Invalid = 2;

    public const int NotFound = 3;

    /// <summary>Another process drives the search.</summary>
    public const int Busy = 4;

    /// <summary>The search was paused before its end: 128 + SIGINT, as shells have it.</summary>
    public const int Paused = 130;
}
