using System.Text;
using System.Text.Json;

namespace NasCloud.Core.Specs.Documents;

/// <summary>Parses documents: JSON with comments and trailing commas, at most <see cref="MaximumBytes"/> long.</summary>
internal static class SpecParser
{
    public const int MaximumBytes = 1 << 20;

    private static readonly JsonDocumentOptions Options = new()
    {
        AllowTrailingCommas = true,
        CommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>The document, or what keeps it from being one.</summary>
    public static (SpecNode? Node, SpecError? Error) Parse(string json)
    {
        var bytes = Encoding.UTF8.GetBytes(json.TrimStart('\uFEFF'));
        if (bytes.Length > MaximumBytes)
            return (null, new("", $"The document has {bytes.Length} bytes: at most {MaximumBytes} are read; write less into it."));
        try
        {
            return (Convert(bytes), null);
        }
        catch (JsonException error)
        {
            return (null, new("", $"The document is not JSON: {Location(bytes, error)}: {Reason(error)}"));
        }
        catch (InvalidOperationException)
        {
            return (null, new("", "The document has an escape that is no character (half of a surrogate pair): write the character itself."));
        }
    }

    /// <summary>A value that is known to be JSON.</summary>
    public static SpecNode Known(string json) => Convert(Encoding.UTF8.GetBytes(json));

    private static SpecNode Convert(byte[] json)
    {
        using var document = JsonDocument.Parse(json, Options);
        return Convert(document.RootElement.Clone());
    }

    /// <exception cref="InvalidOperationException">A string holds half of a surrogate pair.</exception>
    private static SpecNode Convert(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                return new SpecObject(element.EnumerateObject().Select(member => KeyValuePair.Create(member.Name, Convert(member.Value))));
            case JsonValueKind.Array:
                return new SpecList(element.EnumerateArray().Select(Convert));
            case JsonValueKind.String:
                _ = element.GetString();
                return new SpecScalar(element);
            default:
                return new SpecScalar(element);
        }
    }

    private static string Location(byte[] json, JsonException error)
    {
        var line = (int)(error.LineNumber ?? 0);
        var start = 0;
        for (var skipped = 0; skipped < line; skipped++)
            start = Array.IndexOf(json, (byte)'\n', start) + 1;
        var length = (int)Math.Min(error.BytePositionInLine ?? 0, json.Length - start);
        return $"line {line + 1}, column {Encoding.UTF8.GetCharCount(json, start, length) + 1}";
    }

    private static string Reason(JsonException error)
    {
        var end = error.Message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return end < 0 ? error.Message : error.Message[..end];
    }
}
