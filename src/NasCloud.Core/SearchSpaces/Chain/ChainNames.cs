using System.Text.Json;
using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.Chain;

/// <summary>How the options of a chain are written in specs.</summary>
internal static class ChainNames
{
    public static ChoiceShape Activations { get; } = Choices<ActivationFunction>();

    public static ChoiceShape Kinds { get; } = Choices<LayerKind>();

    public static ChoiceShape Heads { get; } = Choices<HeadKind>();

    public static NumberShape DropoutRate { get; } = new(0, 1, ExcludeMaximum: true);

    /// <summary>Names are the members' in camelCase, which <see cref="ChainDescriptor"/> has let through.</summary>
    public static ValueArray<T> Parse<T>(ValueArray<string> names)
        where T : struct, Enum => names.Select(name => Enum.Parse<T>(name, ignoreCase: true)).ToValueArray();

    private static ChoiceShape Choices<T>()
        where T : struct, Enum => new(Enum.GetNames<T>().Select(JsonNamingPolicy.CamelCase.ConvertName).ToValueArray());
}
