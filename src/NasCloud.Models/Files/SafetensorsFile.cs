using System.Buffers.Binary;
using System.Text.Json;

namespace NasCloud.Models.Files;

/// <summary>
/// Named float32 tensors and notes, in the format of the safetensors project: eight bytes of header length, a header in
/// JSON, then the tensors' numbers.
/// </summary>
/// <param name="Notes">What the header's <c>__metadata__</c> holds.</param>
/// <param name="Tensors">The tensors by name.</param>
public sealed record SafetensorsFile(IReadOnlyDictionary<string, string> Notes, IReadOnlyDictionary<string, SafetensorsEntry> Tensors)
{
    private const string NotesKey = "__metadata__";
    private const string ElementType = "F32";

    // Readers of the format refuse longer headers.
    private const int LongestHeader = 100_000_000;

    /// <summary>The file's bytes; the tensors in order of their names.</summary>
    public byte[] ToBytes()
    {
        var ordered = Tensors.OrderBy(tensor => tensor.Key, StringComparer.Ordinal).ToList();
        var header = Header(ordered);
        using var file = new MemoryStream(8 + header.Length + ordered.Sum(tensor => tensor.Value.Data.Length));
        Span<byte> length = stackalloc byte[8];
        BinaryPrimitives.WriteInt64LittleEndian(length, header.Length);
        file.Write(length);
        file.Write(header);
        foreach (var (_, tensor) in ordered)
            file.Write(tensor.Data.Span);
        return file.ToArray();
    }

    /// <summary>Reads and checks a file.</summary>
    /// <exception cref="InvalidDataException">It is no such file, is cut short, or contradicts itself; the message says what.</exception>
    public static SafetensorsFile Read(ReadOnlyMemory<byte> file)
    {
        if (file.Length < 8)
            throw Damaged($"it has {file.Length} bytes, less than the 8 that its header's length takes");
        var length = BinaryPrimitives.ReadInt64LittleEndian(file.Span);
        if (length is < 2 or > LongestHeader || length > file.Length - 8)
            throw Damaged($"its header is said to take {length} bytes, and the file has {file.Length}");
        try
        {
            using var header = JsonDocument.Parse(file.Slice(8, (int)length));
            return Read(header.RootElement, file[(8 + (int)length)..]);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException or KeyNotFoundException)
        {
            throw Damaged($"its header can't be read ({exception.Message})");
        }
    }

    private static SafetensorsFile Read(JsonElement header, ReadOnlyMemory<byte> data)
    {
        var notes = header.TryGetProperty(NotesKey, out var metadata)
            ? metadata.EnumerateObject().ToDictionary(note => note.Name, note => note.Value.GetString()!)
            : [];
        var tensors = header.EnumerateObject()
            .Where(property => property.Name != NotesKey)
            .Select(property => (property.Name, Entry: ReadEntry(property, data.Length)))
            .OrderBy(tensor => tensor.Entry.Begin)
            .ToList();
        long end = 0;
        foreach (var (name, entry) in tensors)
        {
            if (entry.Begin != end)
                throw Damaged($"tensor '{name}' begins at byte {entry.Begin} of the data, where {end} was expected");
            end = entry.End;
        }

        return end == data.Length
            ? new(notes, tensors.ToDictionary(
                tensor => tensor.Name,
                tensor => new SafetensorsEntry(tensor.Entry.Shape, data[(int)tensor.Entry.Begin..(int)tensor.Entry.End])))
            : throw Damaged($"its tensors end at byte {end} of {data.Length}");
    }

    private static (long[] Shape, long Begin, long End) ReadEntry(JsonProperty property, int available)
    {
        var type = property.Value.GetProperty("dtype").GetString();
        if (type != ElementType)
            throw Damaged($"tensor '{property.Name}' is of type {type}: expected {ElementType}");
        long[] shape = [.. property.Value.GetProperty("shape").EnumerateArray().Select(size => size.GetInt64())];
        var offsets = property.Value.GetProperty("data_offsets");
        var (begin, end) = (offsets[0].GetInt64(), offsets[1].GetInt64());
        var size = shape.Aggregate(4.0, (product, length) => product * length);
        if (begin < 0 || end < begin || end > available || end - begin != size)
            throw Damaged($"tensor '{property.Name}' of {string.Join('x', shape)} takes bytes {begin} to {end} of {available}");
        return (shape, begin, end);
    }

    private byte[] Header(List<KeyValuePair<string, SafetensorsEntry>> tensors)
    {
        using var header = new MemoryStream();
        using (var writer = new Utf8JsonWriter(header))
        {
            writer.WriteStartObject();
            WriteNotes(writer);
            long offset = 0;
            foreach (var (name, tensor) in tensors)
                WriteEntry(writer, name, tensor, ref offset);
            writer.WriteEndObject();
        }

        // Padded with spaces, so that the numbers are aligned.
        while (header.Length % 8 != 0)
            header.WriteByte((byte)' ');
        return header.ToArray();
    }

    private void WriteNotes(Utf8JsonWriter writer)
    {
        writer.WriteStartObject(NotesKey);
        foreach (var (name, note) in Notes.OrderBy(note => note.Key, StringComparer.Ordinal))
            writer.WriteString(name, note);
        writer.WriteEndObject();
    }

    private static void WriteEntry(Utf8JsonWriter writer, string name, SafetensorsEntry tensor, ref long offset)
    {
        writer.WriteStartObject(name);
        writer.WriteString("dtype", ElementType);
        writer.WriteStartArray("shape");
        foreach (var size in tensor.Shape)
            writer.WriteNumberValue(size);
        writer.WriteEndArray();
        writer.WriteStartArray("data_offsets");
        writer.WriteNumberValue(offset);
        writer.WriteNumberValue(offset += tensor.Data.Length);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static InvalidDataException Damaged(string problem) => new($"Not a whole safetensors file: {problem}.");
}
