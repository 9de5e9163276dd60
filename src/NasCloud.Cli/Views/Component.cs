using NasCloud.Cli.Hosting;
using NasCloud.Core.Specs.Shapes;
using NasCloud.Core.Specs.Validation;

namespace NasCloud.Cli.Views;

/// <summary>A part that specs can name.</summary>
/// <param name="Name">Its name in specs.</param>
/// <param name="Summary">What it is.</param>
/// <param name="Parameters">What can be set.</param>
internal sealed record Component(string Name, string Summary, IReadOnlyList<ParameterText> Parameters)
{
    /// <summary>One that this program knows.</summary>
    public static Component Of(string name, string summary, ObjectShape parameters) => new(name, summary, [.. ShapeText.Parameters(parameters)]);

    /// <summary>The one of a name.</summary>
    /// <exception cref="CliException">There is none.</exception>
    public static Component Find(string kind, IReadOnlyList<Component> all, string name) =>
        all.FirstOrDefault(each => each.Name == name) ?? throw new CliException(
            ExitCode.NotFound, $"There is no {kind} '{name}': there are {string.Join(", ", all.Select(each => each.Name))}{Suggestions.Hint(name, all.Select(each => each.Name))}");
}
