using System.Buffers;
using System.Text.Json;
using NasCloud.Core.Serialization;

namespace NasCloud.Core.Searches.Ledger;

/// <summary>Ledger entries as lines of JSON.</summary>
internal static class LedgerJson
{
    private const byte NewLine = (byte)'\n';

    public static ReadOnlyMemory<byte> Write(IEnumerable<LedgerEntry> entries)
    {
        var buffer = new ArrayBufferWriter<byte>();
        foreach (var entry in entries)
        {
            buffer.Write(JsonSerializer.SerializeToUtf8Bytes(entry, CoreJson.Compact));
            buffer.Write([NewLine]);
        }

        return buffer.WrittenMemory;
    }

    /// <exception cref="InvalidDataException">A line is not an entry that this version reads; the message names the ledger.</exception>
    public static IEnumerable<LedgerEntry> Read(string path, ReadOnlyMemory<byte> content)
    {
        while (content.Span.IndexOf(NewLine) is var length and >= 0)
        {
            yield return ReadLine(path, content.Span[..length]);
            content = content[(length + 1)..];
        }
    }

    private static LedgerEntry ReadLine(string path, ReadOnlySpan<byte> line)
    {
        try
        {
            var entry = JsonSerializer.Deserialize<LedgerEntry>(line, CoreJson.Compact)!;
            return entry.SchemaVersion <= LedgerEntry.CurrentSchemaVersion
                ? entry
                : throw new InvalidDataException($"{path}: an entry has version {entry.SchemaVersion}: this version of NasCloud reads up to {LedgerEntry.CurrentSchemaVersion}; use a newer one.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{path} is damaged: {exception.Message}", exception);
        }
    }
}
