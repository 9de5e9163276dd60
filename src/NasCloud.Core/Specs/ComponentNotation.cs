using System.Text.Json;
using NasCloud.Core.Collections;
using NasCloud.Core.Specs.Documents;
using NasCloud.Core.Specs.Shapes;
using NasCloud.Core.Specs.Validation;

namespace NasCloud.Core.Specs;

/// <summary>Takes apart how parts of a spec are written on a command line: <c>name(key=value,key=value)</c>.</summary>
internal static class ComponentNotation
{
    private const string Example = "regularized-evolution(population=30,sample=10)";

    /// <summary>The document <c>{ key: part }</c>, unchecked, or what keeps the text from being one.</summary>
    /// <param name="key">Where the part goes.</param>
    /// <param name="root">The shape of the document.</param>
    /// <param name="text">The part.</param>
    public static (SpecObject? Node, IReadOnlyList<SpecError> Errors) Parse(string key, ObjectShape root, string text)
    {
        var open = text.IndexOf('(', StringComparison.Ordinal);
        var isClosed = open < 0 ? !text.Contains(')', StringComparison.Ordinal) : text.EndsWith(')');
        if (!isClosed)
            return (null, [new("", $"The brackets of {Expectations.Quoted(text)} don't match: expected a name, or a form such as {Example}.")]);
        var name = (open < 0 ? text : text[..open]).Trim();
        var document = new SpecObject([new(key, new SpecObject([new(VariantShape.NameKey, new SpecScalar(JsonSerializer.SerializeToElement(name)))]))]);
        IReadOnlyList<string> assignments = open < 0 ? [] : Split(text[(open + 1)..^1]);
        var errors = assignments.Select(assignment => Apply(document, root, key, assignment)).OfType<SpecError>().ToList();
        return (errors.Count == 0 ? document : null, errors);
    }

    /// <summary>What lies between commas that are in no brackets and no quotes, without the spaces around it; empty items are left out.</summary>
    public static ValueArray<string> Split(string list)
    {
        var items = new List<string>();
        var (start, depth, isQuoted) = (0, 0, false);
        for (var index = 0; index < list.Length; index++)
        {
            var letter = list[index];
            if (letter == '"' && (index == 0 || list[index - 1] != '\\'))
                isQuoted = !isQuoted;
            else if (!isQuoted && letter is '(' or '[' or '{')
                depth++;
            else if (!isQuoted && letter is ')' or ']' or '}')
                depth--;
            if (isQuoted || letter != ',' || depth != 0)
                continue;
            items.Add(list[start..index].Trim());
            start = index + 1;
        }

        items.Add(list[start..].Trim());
        return [.. items.Where(item => item.Length > 0)];
    }

    private static SpecError? Apply(SpecObject document, ObjectShape root, string key, string assignment)
    {
        var parts = assignment.Split('=', 2);
        return parts.Length < 2 || parts[0].Trim().Length == 0
            ? new SpecError("", $"{Expectations.Quoted(assignment)} sets nothing: expected key=value, as in {Example}.")
            : SpecOverrides.Apply(document, root, [$"{key}.{parts[0].Trim()}={parts[1].Trim()}"]).FirstOrDefault();
    }
}
