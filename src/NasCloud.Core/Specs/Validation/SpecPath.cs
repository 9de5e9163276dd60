using System.Text.Json;
using System.Text.RegularExpressions;

namespace NasCloud.Core.Specs.Validation;

/// <summary>Paths into a document: <c>space.layers[2].kernel</c>.</summary>
internal static partial class SpecPath
{
    private const int MaximumKeyLength = 60;

    /// <summary>The path of a key; one that is no plain word stands in quotes and brackets.</summary>
    public static string Key(string parent, string key)
    {
        var shown = key.Length <= MaximumKeyLength ? key : key[..MaximumKeyLength] + "...";
        if (!Word().IsMatch(shown))
            return $"{parent}[{JsonSerializer.Serialize(shown)}]";
        return parent.Length == 0 ? shown : $"{parent}.{shown}";
    }

    /// <summary>The path of a list's item.</summary>
    public static string Item(string parent, int index) => $"{parent}[{index}]";

    /// <summary>A path below another one.</summary>
    public static string Join(string parent, string child) =>
        parent.Length == 0 || child.Length == 0 || child[0] == '[' ? parent + child : $"{parent}.{child}";

    [GeneratedRegex(@"^[\p{L}\p{N}_$-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
