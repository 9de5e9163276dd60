using System.Text.Json.Serialization;
using NasCloud.Core.Datasets.Tables;

namespace NasCloud.Models.Networks;

/// <summary>What a network's output says of a row.</summary>
/// <param name="Name">The column that is predicted.</param>
/// <param name="Task">Whether the outputs are logits of classes, or one number.</param>
/// <param name="Mean">Added to that number times the deviation; null of classes.</param>
/// <param name="Deviation">What the number is multiplied with; null of classes.</param>
internal sealed record TargetDocument(
    string Name,
    PredictionTask Task,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Mean = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] double? Deviation = null);
