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
    public const int CurrentSchemaVersion = 1;

    public static JsonSerializerOptions Json { get; } = new(JsonSerializerDefaults.Web) { WriteIndented = true, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    public static PreprocessingDocument Of(TensorShape input, PixelNormalization normalization, IReadOnlyList<string> classes) =>
        new(CurrentSchemaVersion, [.. input.Dimensions], [.. normalization.Mean], [.. normalization.Deviation], [.. classes]);
}
