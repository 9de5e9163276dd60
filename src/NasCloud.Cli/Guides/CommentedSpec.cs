using System.Text;
using System.Text.Json.Nodes;
using NasCloud.Core.Serialization;

namespace NasCloud.Cli.Guides;

/// <summary>Writes a draft as people write specs: a line a key, with what is said of it above.</summary>
internal static class CommentedSpec
{
    /// <summary>The key under which comments stand that open the file.</summary>
    public const string Opening = "";

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
        foreach (var line in lines)
            text.Append("  // ").Append(line.ReplaceLineEndings(" ")).Append('\n');
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
