using System.Text;
using System.Text.Json.Nodes;
using NasCloud.Core.Serialization;

namespace NasCloud.Cli.Guides;

/// <summary>Writes a draft as people write specs: a line a key, with what is said of it above.</summary>
internal static class CommentedSpec
{
    /// <summary>The key under which comments stand that open the file.</summary>
    public const string Opening = "";

    private const int Width = 110;

    public static string Write(SpecDraft draft)
    {
        var text = new StringBuilder("{\n");
        AddComments(text, draft.Comments(Opening));
        foreach (var (index, (key, value)) in draft.Json.Index())
        {
            AddComments(text, draft.Comments(key));
            text.Append("  ").Append(Quoted(key)).Append(": ").Append(Value(value)).Append(index < draft.Json.Count - 1 ? ",\n" : "\n");
        }

        return text.Append("}\n").ToString();
    }

    private static void AddComments(StringBuilder text, IReadOnlyList<string> lines)
    {
        foreach (var line in lines.SelectMany(Wrapped))
            text.Append("  // ").Append(line).Append('\n');
    }

    private static IEnumerable<string> Wrapped(string text)
    {
        var line = new StringBuilder();
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && line.Length + 1 + word.Length > Width)
            {
                yield return line.ToString();
                line.Clear();
            }

            line.Append(line.Length > 0 ? " " : "").Append(word);
        }

        yield return line.ToString();
    }

    private static string Value(JsonNode? value) => value switch
    {
        JsonObject { Count: > 0 } inner => $"{{ {string.Join(", ", inner.Select(each => $"{Quoted(each.Key)}: {Value(each.Value)}"))} }}",
        JsonArray list => $"[{string.Join(", ", list.Select(Value))}]",
        null => "null",
        _ => value.ToJsonString(CoreJson.Compact),
    };

    private static string Quoted(string key) => JsonValue.Create(key).ToJsonString(CoreJson.Compact);
}
