using System.Text;

namespace NasCloud.Testing.Telemetry;

/// <summary>A span as it arrived at a collector.</summary>
/// <param name="Service">The <c>service.name</c> of the process that sent it.</param>
/// <param name="Name">Its name.</param>
/// <param name="TraceId">Its trace, in hexadecimal.</param>
/// <param name="SpanId">Its id, in hexadecimal.</param>
/// <param name="ParentId">Its parent's; empty for a root.</param>
public sealed record CollectedSpan(string Service, string Name, string TraceId, string SpanId, string ParentId)
{
    // The numbers of fields are those of opentelemetry/proto/collector/trace/v1 and trace/v1.
    private const int Parts = 2;

    /// <summary>The spans of an OTLP request.</summary>
    public static IEnumerable<CollectedSpan> Read(ReadOnlyMemory<byte> request) =>
        from resourceSpans in ProtobufFields.Of(request, 1)
        let service = ServiceOf(ProtobufFields.Of(resourceSpans, 1).Single())
        from scopeSpans in ProtobufFields.Of(resourceSpans, Parts)
        from span in ProtobufFields.Of(scopeSpans, Parts)
        select new CollectedSpan(service, Text(span, 5), Hex(span, 1), Hex(span, 2), Hex(span, 4));

    private static string ServiceOf(ReadOnlyMemory<byte> resource) =>
        ProtobufFields.Of(resource, 1)
            .Where(attribute => Text(attribute, 1) == "service.name")
            .Select(attribute => Text(ProtobufFields.Of(attribute, 2).Single(), 1))
            .Single();

    private static string Text(ReadOnlyMemory<byte> message, int field) => Encoding.UTF8.GetString(First(message, field).Span);

    private static string Hex(ReadOnlyMemory<byte> message, int field) => Convert.ToHexStringLower(First(message, field).Span);

    private static ReadOnlyMemory<byte> First(ReadOnlyMemory<byte> message, int field) => ProtobufFields.Of(message, field).FirstOrDefault();
}
