using System.Globalization;
using System.Text.Json;
using NasCloud.Core.Collections;

namespace NasCloud.Core.SearchSpaces.Chain;

/// <summary>Collects the decisions of a space. What has one option is no decision and is left out.</summary>
internal sealed class DecisionList
{
    private readonly List<Decision> _decisions = [];

    public ValueArray<Decision> Decisions => _decisions.ToValueArray();

    /// <summary>A decision over numbers, in ascending order.</summary>
    public Choice<T> Ordinal<T>(string name, ValueArray<T> options, ValueArray<DecisionCondition> activeWhen = default)
        where T : IComparable<T> => Add(name, options.Order().ToValueArray(), isOrdinal: true, activeWhen);

    /// <summary>A decision over things without an order.</summary>
    public Choice<T> Categorical<T>(string name, ValueArray<T> options, ValueArray<DecisionCondition> activeWhen = default) =>
        Add(name, options, isOrdinal: false, activeWhen);

    /// <summary>The conditions under which a choice meets <paramref name="predicate"/>: none where it always does.</summary>
    /// <remarks>Only for predicates that some option meets.</remarks>
    public static ValueArray<DecisionCondition> When<T>(Choice<T> choice, Func<T, bool> predicate)
    {
        var meeting = choice.Where(predicate);
        return meeting.Count == choice.Options.Count ? [] : [new DecisionCondition(choice.Decision!.Value, meeting)];
    }

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
