using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.Specs;

/// <summary>A named part of a search and its parameters: <c>{ "name": "random" }</c>.</summary>
/// <param name="Name">Which one.</param>
/// <param name="Parameters">Its parameters, validated, defaults filled in, without the name.</param>
public sealed record ComponentSpec(string Name, SpecValues Parameters)
{
    /// <summary>The part that a validated object describes: its name, and the other keys as parameters.</summary>
    internal static ComponentSpec Of(SpecValues values)
    {
        var parameters = values.Json.DeepClone().AsObject();
        parameters.Remove(VariantShape.NameKey);
        return new(values.Text(VariantShape.NameKey), new(parameters));
    }
}
