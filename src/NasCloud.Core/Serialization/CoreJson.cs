using System.Collections.Frozen;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace NasCloud.Core.Serialization;

/// <summary>The one way NasCloud writes JSON: camelCase keys, no nulls, enums as strings.</summary>
public static class CoreJson
{
    /// <summary>One line, for logs and machines.</summary>
    public static JsonSerializerOptions Compact { get; } = Create(indented: false);

    /// <summary>Indented, for files that people open.</summary>
    public static JsonSerializerOptions Readable { get; } = Create(indented: true);

    /// <summary>How an enum's value is written, in files and to people.</summary>
    public static string Name<T>(T value)
        where T : struct, Enum => Names<T>.Known[value];

    private static JsonSerializerOptions Create(bool indented)
    {
        var options = new JsonSerializerOptions(JsonSerializerDefaults.Web)
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            // The files are never put into a page as they are; '+' and non-ASCII names stay readable.
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            NumberHandling = JsonNumberHandling.Strict,
            WriteIndented = indented,
        };
        options.MakeReadOnly(populateMissingResolver: true);
        return options;
    }

    // Each once: some are asked for with every trial.
    private static class Names<T>
        where T : struct, Enum
    {
        public static FrozenDictionary<T, string> Known { get; } =
            Enum.GetValues<T>().Distinct().ToFrozenDictionary(value => value, value => JsonSerializer.SerializeToElement(value, Compact).GetString()!);
    }
}
