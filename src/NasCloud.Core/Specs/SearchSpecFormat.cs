using System.Text.Json;
using System.Text.Json.Nodes;
using NasCloud.Core.Specs.Documents;
using NasCloud.Core.Specs.Shapes;
using NasCloud.Core.Specs.Validation;

namespace NasCloud.Core.Specs;

/// <summary>Reads the specs that some components allow. Immutable.</summary>
internal sealed class SearchSpecFormat(SpecComponents components)
{
    private const string VersionKey = "schemaVersion";

    /// <summary>The shape of the whole document.</summary>
    public ObjectShape Shape { get; } = SearchSpecShape.Create(components);

    /// <param name="json">The document.</param>
    /// <param name="overrides">Each <c>path=value</c>.</param>
    /// <param name="allowPaths">Whether it may name files of this machine.</param>
    public SearchSpecReading Read(string json, IEnumerable<string> overrides, bool allowPaths = true)
    {
        var (node, error) = SpecParser.Parse(json);
        if (error is not null)
            return Failed(error);
        if (node is not SpecObject document)
            return Failed(new("", $"The document is {Expectations.Value(node!)}: expected an object such as {{ \"schemaVersion\": 1, \"space\": ..., \"budget\": ... }}."));
        var unread = SpecOverrides.Apply(document, Shape, overrides);
        return Version(document) is var version && version > SearchSpec.CurrentSchemaVersion
            ? Failed(TooNew(version))
            : Read(SpecMigrations.Upgrade(document, version), unread, allowPaths);
    }

    private SearchSpecReading Read(SpecObject document, List<SpecError> unread, bool allowPaths)
    {
        var findings = new SpecFindings();
        var root = (JsonObject)new ShapeValidator(findings).Read(document, Shape, "")!;
        new SearchSpecRules(components, findings, root).Check();
        if (!allowPaths)
            new RemoteSpecRules(findings, root).Check();
        return findings.Count == 0 && unread.Count == 0
            ? new(new SearchSpecMapper(components).Map(new(root)), [])
            : new(null, [.. unread, .. findings.InOrder()]);
    }

    // A version that is none is left for validation to report.
    private static int Version(SpecObject document) =>
        document.Find(VersionKey) is SpecScalar { Value: { ValueKind: JsonValueKind.Number } value } && value.TryGetInt32(out var version)
            ? Math.Max(version, 1)
            : SearchSpec.CurrentSchemaVersion;

    private static SpecError TooNew(int version) =>
        new(VersionKey, $"is {version}: this build reads versions up to {SearchSpec.CurrentSchemaVersion}; use a newer build, or write the spec in version {SearchSpec.CurrentSchemaVersion}");

    private static SearchSpecReading Failed(SpecError error) => new(null, [error]);
}
