using System.CommandLine;

namespace NasCloud.Cli.Commands;

/// <summary>Options that change a spec from the command line.</summary>
internal static class SpecOptions
{
    public static Option<string[]> Set() => new("--set")
    {
        Description = "Change a value of the spec: --set budget.trials=20; may be repeated",
        HelpName = "PATH=VALUE",
        DefaultValueFactory = _ => [],
    };

    public static Option<string?> Name() => new("--name") { Description = "Another name for the search", HelpName = "NAME" };

    /// <summary>All changes, the name's too, in the order they take effect.</summary>
    public static IReadOnlyList<string> Overrides(ParseResult parsed, Option<string[]> set, Option<string?> name) =>
        parsed.GetValue(name) is { } given ? [.. parsed.GetValue(set)!, $"name=\"{given}\""] : parsed.GetValue(set)!;
}
