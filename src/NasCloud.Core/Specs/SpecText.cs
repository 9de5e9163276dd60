using System.Text;
using System.Text.Json;
using NasCloud.Core.Specs.Validation;

namespace NasCloud.Core.Specs;

/// <summary>The text of a spec, and where in it values stand: for whoever shows errors to people.</summary>
public sealed class SpecText
{
    private readonly byte[] _json;
    private readonly Dictionary<string, (int Start, int Length)> _values = [];
    private readonly Dictionary<string, (int Start, int Length)> _keys = [];
    private readonly int? _fault;

    /// <summary>Reads a text, as far as it is JSON.</summary>
    /// <param name="json">The document; comments and trailing commas are allowed.</param>
    public SpecText(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        _json = Encoding.UTF8.GetBytes(json.TrimStart('\uFEFF'));
        var reader = new Utf8JsonReader(_json, new JsonReaderOptions { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip });
        try
        {
            reader.Read();
            ReadValue(ref reader, "");
            // What follows the document is an error, too.
            reader.Read();
        }
        catch (JsonException error)
        {
            _fault = Offset(error);
        }
        catch (InvalidOperationException)
        {
            // An escape that is no character: what was read so far can be found.
        }
    }

    /// <summary>Where the fault lies that an error tells of; null where the text does not show it.</summary>
    /// <param name="error">An error from reading this text. Of what is missing, what it is missing from is shown.</param>
    public SpecLocation? Find(SpecError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        if (error.Path.Length == 0)
            return _fault is { } fault ? Locate(fault, 1) : null;
        // Of a key that should not be there, or not again, the value is beside the point.
        if (IsOfKey(error) && _keys.TryGetValue(error.Path, out var key))
            return Locate(key.Start, key.Length);
        for (var path = error.Path; ; path = Parent(path))
        {
            if (_values.TryGetValue(path, out var value))
                return Locate(value.Start, value.Length);
            if (path.Length == 0)
                return null;
        }
    }

    /// <summary>Whether the text has a value at a path.</summary>
    public bool Has(string path) => _values.ContainsKey(path);

    private static bool IsOfKey(SpecError error) =>
        error.Message.StartsWith("is unknown", StringComparison.Ordinal) || error.Message.StartsWith("is given again", StringComparison.Ordinal);

    private static string Parent(string path) => path[..Math.Max(0, path.LastIndexOfAny(['.', '[']))];

    private void ReadValue(ref Utf8JsonReader reader, string path)
    {
        var start = (int)reader.TokenStartIndex;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                _values.TryAdd(path, (start, 1));
                ReadMembers(ref reader, path);
                break;
            case JsonTokenType.StartArray:
                _values.TryAdd(path, (start, 1));
                for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
                    ReadValue(ref reader, SpecPath.Item(path, index));
                break;
            default:
                _values.TryAdd(path, (start, (int)reader.BytesConsumed - start));
                break;
        }
    }

    private void ReadMembers(ref Utf8JsonReader reader, string path)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var start = (int)reader.TokenStartIndex;
            var key = reader.GetString()!;
            var keyPath = SpecPath.Key(path, key);
            // Of a key given twice, the second is the one too many.
            _keys[keyPath] = (start, QuotedLength(start));
            reader.Read();
            ReadValue(ref reader, keyPath);
        }
    }

    private int QuotedLength(int start)
    {
        var end = start + 1;
        while (_json[end] != '"')
            end += _json[end] == '\\' ? 2 : 1;
        return end + 1 - start;
    }

    private int Offset(JsonException error)
    {
        var start = 0;
        for (var line = error.LineNumber ?? 0; line > 0; line--)
            start = Array.IndexOf(_json, (byte)'\n', start) + 1;
        return (int)Math.Min(start + (error.BytePositionInLine ?? 0), _json.Length);
    }

    private SpecLocation Locate(int start, int length)
    {
        var before = _json.AsSpan(0, start);
        var lineStart = before.LastIndexOf((byte)'\n') + 1;
        var rest = _json.AsSpan(lineStart).IndexOf((byte)'\n');
        var lineEnd = rest < 0 ? _json.Length : lineStart + rest;
        return new SpecLocation(
            before.Count((byte)'\n') + 1,
            Encoding.UTF8.GetCharCount(_json, lineStart, start - lineStart) + 1,
            Math.Max(1, Encoding.UTF8.GetCharCount(_json, start, Math.Clamp(lineEnd - start, 0, length))),
            Encoding.UTF8.GetString(_json, lineStart, lineEnd - lineStart).TrimEnd('\r'));
    }
}
