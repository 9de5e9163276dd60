using System.CommandLine;

namespace NasCloud.Cli.Commands;

/// <summary>A command whose help ends with examples.</summary>
internal sealed class ExampledCommand(string name, string description) : Command(name, description)
{
    /// <summary>Command lines that work as they stand, each with what it does: <c>nascloud list  shows all searches</c>.</summary>
    public required IReadOnlyList<(string CommandLine, string Purpose)> Examples { get; init; }
}
