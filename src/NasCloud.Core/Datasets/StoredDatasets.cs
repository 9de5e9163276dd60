using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using NasCloud.Core.Searches.Ports;
using NasCloud.Core.Serialization;
using NasCloud.Core.Specs;

namespace NasCloud.Core.Datasets;

/// <summary>The data sets described in a store: <c>datasets/{name}/dataset.json</c>, beside the files that trainers fetch.</summary>
/// <remarks>
/// For hosts that can't read images themselves. The description is taken at its word; trainers check the files. In a file
/// store the folder <c>datasets/</c> is the user's own, of downloads: what lies there without a description is passed over.
/// </remarks>
/// <param name="store">The store.</param>
public sealed partial class StoredDatasets(IObjectStore store) : IDatasetDirectory
{
    /// <summary>The folder of all data sets.</summary>
    public const string Folder = "datasets";

    /// <summary>The name of a description.</summary>
    public const string DocumentName = "dataset.json";

    private const int SchemaVersion = 1;

    /// <summary>Describes a data set, in place of an earlier description.</summary>
    /// <exception cref="ArgumentException">Its name is not of the form that specs allow.</exception>
    public Task WriteAsync(DatasetInfo dataset, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(dataset);
        if (!IsName(dataset.Name))
            throw new ArgumentException($"'{dataset.Name}' is not a data set's name: expected up to 64 letters, digits, points, hyphens and underscores.", nameof(dataset));
        var json = JsonSerializer.SerializeToNode(dataset, CoreJson.Readable)!.AsObject();
        json.Insert(0, "schemaVersion", SchemaVersion);
        return store.ReplaceAsync(PathOf(dataset.Name), JsonSerializer.SerializeToUtf8Bytes(json, CoreJson.Readable), version: null, cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await foreach (var name in store.ListFoldersAsync(Folder, cancellationToken))
        {
            if (IsName(name) && await store.ReadAsync(PathOf(name), cancellationToken) is not null)
                names.Add(name);
        }

        return names;
    }

    /// <inheritdoc/>
    public async Task<DatasetInfo> DescribeAsync(DatasetSpec spec, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(spec);
        if (spec.Path is not null)
            throw new DatasetException(spec.Name, "dataset.path is set, but searches of this host read data sets from its store: leave the path out");
        var stored = IsName(spec.Name) ? await store.ReadAsync(PathOf(spec.Name), cancellationToken) : null;
        var dataset = stored is null ? throw await NotFoundAsync(spec.Name, cancellationToken) : Read(spec.Name, stored.Content);
        if (spec.Kind is { } kind && kind != dataset.Kind)
            throw new DatasetException(spec.Name, $"dataset.kind is {CoreJson.Name(kind)}, but the store describes the data set as {CoreJson.Name(dataset.Kind)}: leave it out, or upload the data set under another name");
        if (dataset.Kind is DataKind.Images or DataKind.Table && spec.Target != dataset.Table?.Target)
            throw new DatasetException(spec.Name, $"dataset.target is {spec.Target ?? "left out"}, but the store describes the data set as {(dataset.Table is { } table ? $"a table of which '{table.Target}' is predicted" : "images")}: let dataset.target be {dataset.Table?.Target ?? "left out"}, or upload the data set under another name");
        if (dataset.Kind == DataKind.Tokens && spec.Text != dataset.Text)
            throw new DatasetException(spec.Name, $"dataset.text is {Described(spec.Text)}, but the store describes the data set as {(dataset.Text is null ? "tokens" : $"texts, {Described(dataset.Text)}")}: let dataset.text be {(dataset.Text is null ? "left out" : "so")}, or upload the data set under another name");
        return spec.ImageSize is not { } size || (dataset.Input.IsImage && dataset.Input.Height == size && dataset.Input.Width == size)
            ? dataset
            : throw new DatasetException(spec.Name, $"dataset.imageSize is {size}, but the store describes the data set as {dataset.Input}: leave imageSize out, or upload the data set at that size under another name");
    }

    private static string Described(TextSpec? text) => text is null ? "left out" : FormattableString.Invariant($"column '{text.Column}', vocabulary {text.Vocabulary}, length {(text.Length is { } length ? length : "left out")}");

    private static DatasetInfo Read(string name, ReadOnlyMemory<byte> content)
    {
        try
        {
            var json = JsonNode.Parse(content.Span) as JsonObject ?? throw Damaged(name, "it is no object");
            if ((int?)json["schemaVersion"] is not SchemaVersion)
                throw new DatasetException(name, $"schemaVersion of its {DocumentName} is {json["schemaVersion"]?.ToJsonString() ?? "missing"}: this version reads {SchemaVersion}; use the version of NasCloud that wrote it");
            return Checked(name, json.Deserialize<DatasetInfo>(CoreJson.Readable)!);
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw Damaged(name, exception.Message, exception);
        }
    }

    private static DatasetInfo Checked(string name, DatasetInfo dataset)
    {
        if (dataset is not { Input: not null, Fingerprint: not null, Outputs: > 0, TrainingCount: > 0 })
            throw Damaged(name, "it lacks the shape, the classes, the samples or the fingerprint");
        return dataset.Name == name ? dataset : throw Damaged(name, $"it describes '{dataset.Name}'");
    }

    private static DatasetException Damaged(string name, string reason, Exception? innerException = null) =>
        new(name, $"its {DocumentName} is damaged ({reason}): upload the data set again", innerException);

    private async Task<DatasetException> NotFoundAsync(string name, CancellationToken cancellationToken)
    {
        var known = await ListAsync(cancellationToken);
        var remedy = known.Count == 0 ? "the store has none yet; upload one" : $"expected one of {string.Join(", ", known)}";
        return new DatasetException(name, $"there is no such data set in the store: {remedy}");
    }

    private static string PathOf(string name) => $"{Folder}/{name}/{DocumentName}";

    private static bool IsName(string name) => Form().IsMatch(name);

    // The form that specs allow, which every store takes in a path.
    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,63}\z")]
    private static partial Regex Form();
}
