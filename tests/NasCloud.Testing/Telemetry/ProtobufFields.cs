namespace NasCloud.Testing.Telemetry;

/// <summary>Reads the fields of a protobuf message that have a length: strings, bytes and messages.</summary>
internal static class ProtobufFields
{
    /// <summary>The values of one field.</summary>
    public static IEnumerable<ReadOnlyMemory<byte>> Of(ReadOnlyMemory<byte> message, int field)
    {
        while (message.Length > 0)
        {
            var tag = ReadNumber(ref message);
            var length = (tag & 7) switch
            {
                0 => Skip(ref message),
                1 => 8,
                2 => (int)ReadNumber(ref message),
                5 => 4,
                var kind => throw new InvalidDataException($"Wire type {kind} is none of protobuf's."),
            };
            if ((tag & 7) == 2 && (int)(tag >> 3) == field)
                yield return message[..length];
            message = message[length..];
        }
    }

    private static int Skip(ref ReadOnlyMemory<byte> message)
    {
        ReadNumber(ref message);
        return 0;
    }

    private static ulong ReadNumber(ref ReadOnlyMemory<byte> message)
    {
        ulong number = 0;
        for (var shift = 0; ; shift += 7)
        {
            var part = message.Span[0];
            message = message[1..];
            number |= (ulong)(part & 0x7F) << shift;
            if (part < 0x80)
                return number;
        }
    }
}
