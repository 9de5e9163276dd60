using System.Globalization;
using NasCloud.Core.Collections;
using NasCloud.Core.Specs;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.Latency;

/// <summary>What a latency table looks like as JSON.</summary>
internal static class LatencyTableShape
{
    private static readonly TextShape Words = new(@"[^\u0000]+", "a string that isn't empty");

    /// <summary>The shape of a table.</summary>
    public static ObjectShape Create() => new(
        [
            new("schemaVersion", new IntegerShape(LatencyTable.CurrentSchemaVersion, LatencyTable.CurrentSchemaVersion), "The version of the format that the table is written in.", Required: true),
            new("host", Words, "The machine and the runtime that it was measured on, for people.", Required: true),
            new("measuredAt", Words, "When it was measured, as in 2026-03-01T12:00:00+00:00.", Required: true),
            new("baseMicroseconds", new NumberShape(0), "What a network takes that computes nothing.", Required: true),
            new("scale", new NumberShape(0, ExcludeMinimum: true), "What sums are multiplied with, fitted to whole networks.", "1"),
            new("offsetMicroseconds", new NumberShape(), "What is added then, likewise.", "0"),
            new("entries", new ListShape(Entry(), MinimumCount: 1), "The operations, each once.", Required: true),
        ],
        Check: Check);

    /// <summary>Makes the table of a valid document.</summary>
    public static LatencyTable Map(SpecValues values) => new()
    {
        Host = values.Text("host"),
        MeasuredAt = DateTimeOffset.Parse(values.Text("measuredAt"), CultureInfo.InvariantCulture),
        BaseMicroseconds = values.Number("baseMicroseconds"),
        Scale = values.Number("scale"),
        OffsetMicroseconds = values.Number("offsetMicroseconds"),
        Entries = values.Objects("entries").Select(Entry).ToValueArray(),
    };

    private static ObjectShape Entry() => new(
    [
        new("operation", Words, "What it is, with the shapes that it reads and makes.", Required: true),
        new("kind", Words, "The operation's name: what others are likened to it by.", Required: true),
        new("flops", new IntegerShape(0), "Operations for one sample.", Required: true),
        new("bytes", new IntegerShape(0), "Bytes read and written for one sample.", Required: true),
        new("microseconds", new NumberShape(0), "How long it takes for one sample.", Required: true),
    ]);

    private static LatencyEntry Entry(SpecValues values) => new(
        values.Text("operation"), values.Text("kind"), values.Long("flops"), values.Long("bytes"), values.Number("microseconds"));

    private static IEnumerable<SpecError> Check(SpecValues table)
    {
        if (!DateTimeOffset.TryParse(table.Text("measuredAt"), CultureInfo.InvariantCulture, out _))
            yield return new("measuredAt", $"is '{table.Text("measuredAt")}': expected a time such as 2026-03-01T12:00:00+00:00");
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, entry) in table.Objects("entries").Index())
        {
            if (!known.Add(entry.Text("operation")))
                yield return new($"entries[{index}].operation", $"is '{entry.Text("operation")}', as one before it is already: list each operation once");
        }
    }
}
