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

    /// <param name="path">Where the curve lies, for messages.</param>
    /// <param name="content">Whole lines; what follows the last line break is left out.</param>
    /// <exception cref="InvalidDataException">A line is not a point of a curve; the message names path and line.</exception>
    public static IReadOnlyList<LearningCurvePoint> Read(string path, ReadOnlyMemory<byte> content)
    {
        var points = new List<LearningCurvePoint>();
        while (content.Span.IndexOf(NewLine) is var length and >= 0)
        {
            points.Add(ReadLine($"{path}, line {points.Count + 1}", content.Span[..length]));
            content = content[(length + 1)..];
        }

        return points;
    }

    private static LearningCurvePoint ReadLine(string place, ReadOnlySpan<byte> line)
    {
        try
        {
            return JsonSerializer.Deserialize<LearningCurvePoint>(line, CoreJson.Compact) is { Epoch: >= 1, Metrics: not null } point
                ? point
                : throw new InvalidDataException($"{place} is damaged: it is no point of a learning curve, which has at least epoch and metrics.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{place} is damaged: {exception.Message}", exception);
        }
    }
}
