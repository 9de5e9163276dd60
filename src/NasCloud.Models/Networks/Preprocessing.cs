using System.Text.Json;
using System.Text.Json.Nodes;
using NasCloud.Core.Datasets.Tables;

namespace NasCloud.Models.Networks;

/// <summary>What <c>preprocessing.json</c> says, of whatever kind.</summary>
/// <param name="Input">The shape of a sample.</param>
/// <param name="Normalization">How it is normalized.</param>
/// <param name="Classes">The names of the outputs; empty where a number is predicted.</param>
/// <param name="Table">The columns, where samples are rows of a table; null of images.</param>
internal sealed record Preprocessing(int[] Input, Normalization Normalization, string[] Classes, TableSchema? Table = null)
{
    /// <summary>Reads the file.</summary>
    /// <param name="name">What errors call it.</param>
    /// <param name="content">Its bytes.</param>
    /// <exception cref="InvalidDataException">It is damaged, or of a version that this one doesn't read.</exception>
    public static Preprocessing Read(string name, byte[] content)
    {
        try
        {
            var json = JsonNode.Parse(content) as JsonObject ?? throw new InvalidDataException($"{name} is no object.");
            return ((int?)json["schemaVersion"], (string?)json["kind"]) switch
            {
                (PreprocessingDocument.CurrentSchemaVersion, null) => Of(json.Deserialize<PreprocessingDocument>(PreprocessingDocument.Json)!),
                (TablePreprocessingDocument.CurrentSchemaVersion, TablePreprocessingDocument.TableKind) => Of(json.Deserialize<TablePreprocessingDocument>(PreprocessingDocument.Json)!),
                (TablePreprocessingDocument.CurrentSchemaVersion, SeriesPreprocessingDocument.SeriesKind) => Of(json.Deserialize<SeriesPreprocessingDocument>(PreprocessingDocument.Json)!),
                (TablePreprocessingDocument.CurrentSchemaVersion, TokenPreprocessingDocument.TokenKind) => Of(json.Deserialize<TokenPreprocessingDocument>(PreprocessingDocument.Json)!),
                var (version, kind) => throw new InvalidDataException($"{name} is of schemaVersion {version}, kind {kind ?? "none"}: expected {PreprocessingDocument.CurrentSchemaVersion} of images, or {TablePreprocessingDocument.CurrentSchemaVersion} of kind {TablePreprocessingDocument.TableKind}, {SeriesPreprocessingDocument.SeriesKind} or {TokenPreprocessingDocument.TokenKind}."),
            };
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException or FormatException)
        {
            throw new InvalidDataException($"{name} can't be read: {exception.Message}", exception);
        }
    }

    /// <summary>The file of a network.</summary>
    public static byte[] Write(TrainedNetwork network) => network.Normalization switch
    {
        ColumnNormalization columns => JsonSerializer.SerializeToUtf8Bytes(TablePreprocessingDocument.Of(network.Table!, columns, network.Classes), PreprocessingDocument.Json),
        SeriesNormalization series => JsonSerializer.SerializeToUtf8Bytes(SeriesPreprocessingDocument.Of(network, series), PreprocessingDocument.Json),
        TokenNormalization tokens => JsonSerializer.SerializeToUtf8Bytes(TokenPreprocessingDocument.Of(network, tokens), PreprocessingDocument.Json),
        var pixels => JsonSerializer.SerializeToUtf8Bytes(PreprocessingDocument.Of(network.Architecture.Input, (PixelNormalization)pixels, network.Classes), PreprocessingDocument.Json),
    };

    private static Preprocessing Of(TokenPreprocessingDocument document) =>
        new(document.Input, document.Normalization, document.Classes);

    private static Preprocessing Of(SeriesPreprocessingDocument document) =>
        new(document.Input, document.Normalization, document.Classes);

    private static Preprocessing Of(PreprocessingDocument document) =>
        new(document.Input, new PixelNormalization([.. document.Mean], [.. document.Deviation]), document.Classes);

    private static Preprocessing Of(TablePreprocessingDocument document) =>
        new(document.Input, document.Normalization, document.Classes, document.Schema);
}
