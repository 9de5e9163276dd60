using NasCloud.Core.Collections;

namespace NasCloud.Core.SearchSpaces;

/// <summary>The options of a decision that conditions look at, put together where no condition tells them apart.</summary>
internal sealed class DecisionClasses
{
    private readonly Dictionary<ValueArray<int>, int> _positions;
    private readonly List<bool[]> _meets = [];
    private readonly List<int> _options = [];
    private readonly int _inactive = -1;

    private DecisionClasses(Decision decision, List<ValueArray<int>> conditions)
    {
        _positions = conditions.Distinct().Select((options, position) => (options, position)).ToDictionary(pair => pair.options, pair => pair.position);
        var byPattern = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var option = 0; option < decision.Options.Count; option++)
            _options[ClassOf(Pattern(option), byPattern)]++;
        if (decision.ActiveWhen.Count > 0)
            _inactive = ClassOf(new bool[_positions.Count], byPattern);
    }

    /// <summary>How many classes there are.</summary>
    public int Count => _options.Count;

    /// <summary>For each decision its classes, or null where no condition looks at it.</summary>
    public static DecisionClasses?[] Of(ValueArray<Decision> decisions)
    {
        var conditions = new List<ValueArray<int>>?[decisions.Count];
        foreach (var condition in decisions.SelectMany(decision => decision.ActiveWhen))
            (conditions[condition.Decision] ??= []).Add(condition.Options);
        return [.. decisions.Zip(conditions, (decision, looking) => looking is null ? null : new DecisionClasses(decision, looking))];
    }

    /// <summary>How many options a class holds.</summary>
    public int Options(int index) => _options[index];

    /// <summary>Whether a class stands for the decision being inactive, too.</summary>
    public bool HoldsInactive(int index) => index == _inactive;

    /// <summary>Whether a condition on this decision holds for a class.</summary>
    public bool Meets(DecisionCondition condition, int index) => _meets[index][_positions[condition.Options]];

    private bool[] Pattern(int option)
    {
        var pattern = new bool[_positions.Count];
        foreach (var (options, position) in _positions)
            pattern[position] = options.Items.Contains(option);
        return pattern;
    }

    private int ClassOf(bool[] pattern, Dictionary<string, int> byPattern)
    {
        var key = string.Concat(pattern.Select(holds => holds ? '1' : '0'));
        if (byPattern.TryGetValue(key, out var index))
            return index;
        _meets.Add(pattern);
        _options.Add(0);
        return byPattern[key] = _options.Count - 1;
    }
}
