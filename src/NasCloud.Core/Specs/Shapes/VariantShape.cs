using NasCloud.Core.Collections;

namespace NasCloud.Core.Specs.Shapes;

/// <summary>An object whose <c>name</c> decides which other keys it may have. A bare string stands for the object of that name alone.</summary>
/// <param name="Cases">The objects by name, in the order they are shown.</param>
public sealed record VariantShape(ValueArray<VariantCase> Cases) : Shape
{
    /// <summary>The key that holds the case's name.</summary>
    internal const string NameKey = "name";

    internal IEnumerable<string> Names => Cases.Select(item => item.Name);

    internal VariantCase? Find(string name) => Cases.FirstOrDefault(item => item.Name == name);
}
