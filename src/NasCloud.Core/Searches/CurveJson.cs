using System.Text.Json;
using NasCloud.Core.Serialization;
using NasCloud.Core.Trials;

namespace NasCloud.Core.Searches;

/// <summary>Learning curves as lines of JSON.</summary>
internal static class CurveJson
{
    private const byte NewLine = (byte)'\n';

    public static byte[] Write(LearningCurvePoint point) =>
        [.. JsonSerializer.SerializeToUtf8Bytes(point, CoreJson.Compact), NewLine];

    public static IReadOnlyList<LearningCurvePoint> Read(ReadOnlyMemory<byte> content)
    {
        var points = new List<LearningCurvePoint>();
        while (content.Span.IndexOf(NewLine) is var length and >= 0)
        {
            points.Add(JsonSerializer.Deserialize<LearningCurvePoint>(content.Span[..length], CoreJson.Compact)!);
            content = content[(length + 1)..];
        }

        return points;
    }
}
