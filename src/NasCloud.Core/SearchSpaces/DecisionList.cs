using System.Globalization;
using System.Text.Json;
using NasCloud.Core.Collections;

namespace NasCloud.Core.SearchSpaces;

/// <summary>Collects the decisions of a space. What has one option is no decision and is left out. Not safe to share between threads.</summary>
public sealed class DecisionList
{
    private readonly List<Decision> _decisions = [];

    /// <summary>Those collected so far, in their order.</summary>
    public ValueArray<Decision> Decisions => _decisions.ToValueArray();

    /// <summary>A decision over numbers, in ascending order.</summary>
    /// <param name="name">Unique in the space; a path such as <c>layer3.kernel</c>.</param>
    /// <param name="options">What can be chosen, at least one, no two alike.</param>
    /// <param name="activeWhen">When it matters, by earlier choices (<see cref="Choice{T}.When"/>); none: always.</param>
    public Choice<T> Ordinal<T>(string name, ValueArray<T> options, ValueArray<DecisionCondition> activeWhen = default)
        where T : IComparable<T> => Add(name, options.Order().ToValueArray(), isOrdinal: true, activeWhen);

    /// <summary>A decision over things without an order.</summary>
    /// <param name="name">Unique in the space; a path such as <c>layer3.kind</c>.</param>
    /// <param name="options">What can be chosen, at least one, no two alike.</param>
    /// <param name="activeWhen">When it matters, by earlier choices (<see cref="Choice{T}.When"/>); none: always.</param>
    public Choice<T> Categorical<T>(string name, ValueArray<T> options, ValueArray<DecisionCondition> activeWhen = default) =>
        Add(name, options, isOrdinal: false, activeWhen);

    private Choice<T> Add<T>(string name, ValueArray<T> options, bool isOrdinal, ValueArray<DecisionCondition> activeWhen)
    {
        if (options.Count == 0)
            throw new ArgumentException($"{name} has no options: expected at least one.", nameof(options));
        if (options.Count == 1)
            return new Choice<T>(options, null);
        _decisions.Add(new Decision(name, options.Select(Text).ToValueArray(), isOrdinal, activeWhen));
        return new Choice<T>(options, _decisions.Count - 1);
    }

    private static string Text<T>(T option) => option is IFormattable and not Enum
        ? ((IFormattable)option).ToString(null, CultureInfo.InvariantCulture)
        : JsonNamingPolicy.CamelCase.ConvertName(option!.ToString()!);
}
