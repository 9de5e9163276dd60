using NasCloud.Cli.Hosting;
using NasCloud.Core.Specs;

namespace NasCloud.Cli.Specs;

/// <summary>Ends a command since a spec asks for what can't be had, which its data or its parts together tell.</summary>
internal sealed class SpecProblemException(SpecError error) : CliException(Hosting.ExitCode.Invalid, error.ToString())
{
    public SpecError Error { get; } = error;
}
