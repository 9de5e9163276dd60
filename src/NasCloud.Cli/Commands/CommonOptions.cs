using System.CommandLine;

namespace NasCloud.Cli.Commands;

/// <summary>Options and arguments that several commands share.</summary>
internal static class CommonOptions
{
    public static Option<bool> Json() => new("--json") { Description = "Write JSON, for programs" };

    public static Option<bool> JsonLines() => new("--json") { Description = "Write a JSON object a line for what happens, the result last" };

    public static Option<bool> Plain() => new("--plain") { Description = "Write lines instead of redrawing, as where output is no terminal" };

    public static Argument<string> SearchId() => new("ID") { Description = "The search, or the beginning of its id" };
}
