using NasCloud.Core.Collections;

namespace NasCloud.Core.SearchSpaces;

/// <summary>Finds what is wrong with a list of decisions.</summary>
internal static class DecisionCheck
{
    /// <exception cref="ArgumentException">Names clash, options are missing or alike, or a condition does not look back at options there are.</exception>
    public static void Check(string space, ValueArray<Decision> decisions)
    {
        if (Problems(decisions).FirstOrDefault() is { } problem)
            throw new ArgumentException($"Search space '{space}': {problem}.", nameof(decisions));
    }

    private static IEnumerable<string> Problems(ValueArray<Decision> decisions)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < decisions.Count; index++)
        {
            var decision = decisions[index];
            if (!names.Add(decision.Name))
                yield return $"decision {index} is named '{decision.Name}' like an earlier one: names are unique in a space";
            if (decision.Options.Count == 0)
                yield return $"decision '{decision.Name}' has no options: expected at least one";
            if (decision.Options.Distinct(StringComparer.Ordinal).Count() < decision.Options.Count)
                yield return $"decision '{decision.Name}' has options that are alike: expected each once, got {decision.Options}";
            foreach (var condition in decision.ActiveWhen)
            {
                if (Problem(condition, index, decisions) is { } problem)
                    yield return $"a condition of decision '{decision.Name}' {problem}";
            }
        }
    }

    private static string? Problem(DecisionCondition condition, int index, ValueArray<Decision> decisions)
    {
        if (condition.Decision < 0 || condition.Decision >= index)
            return $"looks at decision {condition.Decision}: expected an earlier one, 0 to {index - 1}";
        var count = decisions[condition.Decision].Options.Count;
        foreach (var option in condition.Options)
        {
            if (option < 0 || option >= count)
                return $"names option {option} of '{decisions[condition.Decision].Name}': expected 0 to {count - 1}";
        }

        return condition.Options.Zip(condition.Options.Skip(1)).Any(pair => pair.First >= pair.Second)
            ? $"lists options {condition.Options}: expected them ascending, each once"
            : null;
    }
}
