using System.Text.Json.Serialization;
using System.Text.RegularExpressions;

namespace NasCloud.Core.Searches;

/// <summary>Names one search: 1 to 64 lower-case letters, digits and hyphens, beginning with a letter or digit.</summary>
[JsonConverter(typeof(SearchIdJsonConverter))]
public sealed partial record SearchId
{
    /// <summary>Checks and wraps an id.</summary>
    /// <exception cref="FormatException">It is not of that form.</exception>
    public SearchId(string value) => Value = IsId(value)
        ? value
        : throw new FormatException($"'{value}' is not a search id: expected 1 to 64 lower-case letters, digits and hyphens, such as quickstart-7f3a. 'nascloud list' shows the ids there are.");

    /// <summary>The id.</summary>
    public string Value { get; }

    /// <summary>Whether a text has the form of an id.</summary>
    public static bool IsId(string text) => Form().IsMatch(text);

    /// <summary>The id.</summary>
    public override string ToString() => Value;

    [GeneratedRegex(@"\A[a-z0-9][a-z0-9-]{0,63}\z")]
    private static partial Regex Form();
}
