using System.Globalization;
using NasCloud.Core.Collections;
using NasCloud.Core.Specs.Documents;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.Specs.Completion;

/// <summary>A place in a spec.</summary>
/// <param name="Shape">What may stand there.</param>
/// <param name="Node">What stands there; null where nothing does.</param>
/// <param name="Property">The key that leads there; null where none does.</param>
internal sealed record SpecLocation(Shape Shape, SpecNode? Node, Property? Property)
{
    /// <summary>What may lie below, by key, but for what is ignored; nothing where any key may.</summary>
    public IEnumerable<(string Name, SpecLocation Place)> Members() =>
        Properties().Where(property => !property.Name.StartsWith('$')).Select(property => (property.Name, new SpecLocation(property.Shape, (Node as SpecObject)?.Find(property.Name), property)));

    /// <summary>The items that are there, and one more.</summary>
    public IEnumerable<SpecLocation> Items()
    {
        var items = (Node as SpecList)?.Items ?? [];
        return Enumerable.Range(0, items.Count + 1).Select(Item);
    }

    /// <summary>What lies a step further: under a key, or at an index in brackets. Several, where nothing says which of several parts this is.</summary>
    public IEnumerable<SpecLocation> At(string step) => Shape switch
    {
        ListShape => step[0] == '[' ? [Item(int.Parse(step[1..^1], CultureInfo.InvariantCulture))] : [],
        MapShape map => [new SpecLocation(map.Value, (Node as SpecObject)?.Find(step), Property: null)],
        _ => Members().Where(member => member.Name == step).Select(member => member.Place),
    };

    private SpecLocation Item(int index) =>
        new(((ListShape)Shape).Item, (Node as SpecList)?.Items.ElementAtOrDefault(index), Property: null);

    private ValueArray<Property> Properties() => Shape switch
    {
        ObjectShape shape => shape.Properties,
        VariantShape variant => [NameOf(variant), .. Cases(variant).SelectMany(each => each.Shape.Properties)],
        _ => [],
    };

    private ValueArray<VariantCase> Cases(VariantShape variant)
    {
        var name = Node?.Text ?? (Node as SpecObject)?.Find(VariantShape.NameKey)?.Text;
        return name is not null && variant.Find(name) is { } only ? [only] : variant.Cases;
    }

    private static Property NameOf(VariantShape variant) =>
        new(VariantShape.NameKey, new ChoiceShape([.. variant.Names]), "Which one.", Required: true);
}
