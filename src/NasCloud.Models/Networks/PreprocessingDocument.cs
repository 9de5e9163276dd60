using System.Text.Json;
using NasCloud.Core.Architectures;

namespace NasCloud.Models.Networks;

/// <summary>What <c>preprocessing.json</c> says: how bytes become the network's input, and what its outputs mean.</summary>
/// <param name="SchemaVersion">The version of the format.</param>
/// <param name="Input">Channels, height and width.</param>
/// <param name="Mean">Subtracted from pixels scaled to 0 to 1, one a channel.</param>
/// <param name="Deviation">What the difference is divided by, one a channel.</param>
/// <param name="Classes">The names of the outputs, in order.</param>
internal sealed record PreprocessingDocument(int SchemaVersion, int[] Input, double[] Mean, double[] Deviation, string[] Classes)
{
    private const int CurrentSchemaVersion = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The document of a network.</summary>
    public static PreprocessingDocument Of(TrainedNetwork network) => new(
        CurrentSchemaVersion,
        [.. network.Architecture.Input.Dimensions],
        [.. network.Normalization.Mean],
        [.. network.Normalization.Deviation],
        [.. network.Classes]);

    /// <summary>Reads a document.</summary>
    /// <param name="path">The file; named in errors.</param>
    /// <param name="input">The shape of the network's input, which it must be for.</param>
    /// <exception cref="InvalidDataException">It is no such document, or for another network; the message says what is wrong.</exception>
    public static PreprocessingDocument Read(string path, TensorShape input)
    {
        var document = Parse(path);
        if (document.SchemaVersion != CurrentSchemaVersion)
            throw new InvalidDataException($"{path} is not of schemaVersion {CurrentSchemaVersion}.");
        return document.Input.SequenceEqual(input.Dimensions)
            ? document
            : throw new InvalidDataException($"{Path.GetFileName(path)} is for {string.Join('x', document.Input)}, and the architecture reads {input}: take both from one result.");
    }

    /// <summary>The document as the file holds it.</summary>
    public byte[] ToBytes() => JsonSerializer.SerializeToUtf8Bytes(this, Json);

    private static PreprocessingDocument Parse(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<PreprocessingDocument>(File.ReadAllBytes(path), Json) ?? throw new JsonException("it holds null");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"{path} can't be read: {exception.Message}", exception);
        }
    }
}
