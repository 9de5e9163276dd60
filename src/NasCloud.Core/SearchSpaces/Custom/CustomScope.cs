using NasCloud.Core.Collections;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces.Custom;

/// <summary>Where in a space decisions are being added: what they are called there, and when they matter.</summary>
/// <param name="Decisions">The space's decisions.</param>
/// <param name="Shared">Those that have a name of their own, for links and conditions.</param>
/// <param name="Path">What comes before the names of decisions.</param>
/// <param name="Active">When they matter.</param>
internal sealed record CustomScope(DecisionList Decisions, IReadOnlyDictionary<string, Choice<CustomValue>> Shared, string Path, ValueArray<DecisionCondition> Active)
{
    public CustomScope Within(string name) => this with { Path = Path.Length == 0 ? name : $"{Path}.{name}" };

    public CustomScope When(IEnumerable<DecisionCondition> conditions) => this with { Active = [.. Active, .. conditions] };

    public CustomCondition Condition(SpecValues values) => CustomCondition.Of(values, Shared);

    public Choice<int> Integer(SpecValues values, string key) => Open(values, key, value => (int)value.Number, isOrdinal: true);

    public Choice<double> Number(SpecValues values, string key) => Open(values, key, value => value.Number, isOrdinal: true);

    public Choice<bool> Truth(SpecValues values, string key) => Open(values, key, value => value.IsTrue, isOrdinal: false);

    /// <summary>An open value of names that are an enumeration's members in camelCase.</summary>
    public Choice<T> Name<T>(SpecValues values, string key)
        where T : struct, Enum => Open(values, key, value => Enum.Parse<T>(value.Text, ignoreCase: true), isOrdinal: false);

    /// <summary>A decision of this place by itself over numbers from 0.</summary>
    public Choice<int> Index(string key, int count) => Decisions.Categorical(Within(key).Path, Enumerable.Range(0, count).ToValueArray(), Active);

    private Choice<T> Open<T>(SpecValues values, string key, Func<CustomValue, T> convert, bool isOrdinal)
    {
        var node = values.Json[key]!;
        if (Link.Find(node) is { } link)
            return Linked(Shared[link.Decision], option => convert(link.Apply(option)!.Value));
        var options = node.AsArray().Select(option => CustomValue.Of(option!)).ToValueArray();
        var name = Within(key).Path;
        return Linked(isOrdinal ? Decisions.Ordinal(name, options, Active) : Decisions.Categorical(name, options, Active), convert);
    }

    /// <summary>The same decision, with something else chosen by it.</summary>
    private static Choice<T> Linked<T>(Choice<CustomValue> choice, Func<CustomValue, T> convert) =>
        new(choice.Options.Select(convert).ToValueArray(), choice.Decision);
}
