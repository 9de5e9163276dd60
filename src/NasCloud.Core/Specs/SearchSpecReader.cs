using System.Text.Json.Nodes;
using NasCloud.Core.Specs.Documents;

namespace NasCloud.Core.Specs;

/// <summary>Reads and writes search specs.</summary>
public static class SearchSpecReader
{
    private static readonly Lazy<SearchSpecFormat> Format = new(() => new(SpecComponents.Known));

    /// <summary>Reads a spec and reports everything wrong with it at once.</summary>
    /// <param name="json">The document, at most 1 MiB; comments and trailing commas are allowed.</param>
    public static SearchSpecReading Read(string json) => Read(json, []);

    /// <summary>Reads a spec of which some values are set anew, and reports everything wrong with it at once.</summary>
    /// <param name="json">The document, at most 1 MiB; comments and trailing commas are allowed.</param>
    /// <param name="overrides">
    /// Assignments, applied in order: <c>budget.trials=50</c>, <c>objectives[0].metric=loss</c>. A value is JSON where
    /// it can be read as such, else a string. What is wrong with them is reported as if it stood in the document.
    /// </param>
    public static SearchSpecReading Read(string json, IEnumerable<string> overrides) => Format.Value.Read(json, overrides);

    /// <summary>A document of which some values are set anew, with nothing else changed; whether it is valid, reading it tells.</summary>
    /// <param name="document">The document; it stays as it is.</param>
    /// <param name="overrides">Assignments, applied in order, as for reading.</param>
    /// <returns>The document, and what is wrong with assignments that can't be read.</returns>
    public static (JsonObject Document, IReadOnlyList<SpecError> Errors) Override(JsonObject document, IEnumerable<string> overrides)
    {
        ArgumentNullException.ThrowIfNull(document);
        var changed = (SpecObject)SpecParser.Known(document.ToJsonString());
        var errors = SpecOverrides.Apply(changed, Format.Value.Shape, overrides);
        return ((JsonObject)changed.ToJson()!, errors);
    }

    /// <summary>Reads a spec that came over a network. What names a file of this machine is an error like any other.</summary>
    /// <param name="json">The document, at most 1 MiB; comments and trailing commas are allowed.</param>
    public static SearchSpecReading ReadRemote(string json) => Format.Value.Read(json, [], allowPaths: false);

    /// <summary>The document for a spec, defaults written out; reading it gives an equal spec.</summary>
    public static string Write(SearchSpec spec) => SearchSpecWriter.Write(spec);
}
