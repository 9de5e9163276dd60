using System.Text.Json.Serialization;

namespace NasCloud.Models.Networks;

/// <summary>What <c>preprocessing.json</c> says of series: how a series becomes the network's input, and what its outputs mean.</summary>
/// <param name="SchemaVersion">The version of the format.</param>
/// <param name="Kind">Always <see cref="SeriesKind"/>.</param>
/// <param name="Input">Channels, 1 and steps.</param>
/// <param name="Mean">Subtracted from numbers, one a channel; what is missing becomes 0 after that.</param>
/// <param name="Deviation">What the difference is divided by, one a channel.</param>
/// <param name="Classes">The names of the outputs, in order.</param>
/// <param name="TargetMean">Where a number is predicted, added to the output times the deviation; null of classes.</param>
/// <param name="TargetDeviation">What the output is multiplied with; null of classes.</param>
internal sealed record SeriesPreprocessingDocument(
    int SchemaVersion,
    string Kind,
    int[] Input,
    double[] Mean,
    double[] Deviation,
    string[] Classes,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? TargetMean = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? TargetDeviation = null)
{
    public const string SeriesKind = "series";

    public static SeriesPreprocessingDocument Of(TrainedNetwork network, SeriesNormalization normalization) => new(
        TablePreprocessingDocument.CurrentSchemaVersion, SeriesKind, [.. network.Architecture.Input.Dimensions], [.. normalization.Mean], [.. normalization.Deviation], [.. network.Classes], normalization.Target?.Mean, normalization.Target?.Deviation);

    public SeriesNormalization Normalization => new([.. Mean], [.. Deviation])
    {
        Target = TargetMean is { } mean && TargetDeviation is { } deviation ? new(mean, deviation) : null,
    };
}
