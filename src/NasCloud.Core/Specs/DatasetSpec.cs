using NasCloud.Core.Collections;
using NasCloud.Core.Datasets;
using NasCloud.Core.Datasets.Tables;

namespace NasCloud.Core.Specs;

/// <summary>The data a search trains on.</summary>
/// <param name="Name">A data set's name: <c>glyphs</c>, <c>fashion-mnist</c>, or one that the user imported.</param>
/// <param name="ValidationFraction">The share of the training data held out to score candidates, stratified: above 0, below 1.</param>
/// <param name="TrainingSamples">The most training samples a search trial sees, stratified, validation not counted; null for all.</param>
/// <param name="Path">A folder, a .zip, .npz or .csv file, or the https address of such a file or of a folder in a blob container; null to find the name in the known places.</param>
/// <param name="ImageSize">The height and width, in pixels, that images of an image folder are resized to; null for the size that most of them have. Other formats have a size of their own.</param>
/// <param name="Target">The column of a table that is predicted; null of images.</param>
/// <param name="Task">Whether a table's target is a class or a number; null to tell it from the values.</param>
/// <param name="Columns">What columns of a table are, where they aren't what they look like.</param>
/// <param name="Text">Where a table has texts in words, and how they are read; null where it has none that are to be.</param>
/// <param name="Kind">What samples are; null to take arrays for images and what is written as a table for one.</param>
public sealed record DatasetSpec(
    string Name,
    double ValidationFraction = 0.1,
    int? TrainingSamples = null,
    string? Path = null,
    int? ImageSize = null,
    string? Target = null,
    PredictionTask? Task = null,
    ValueArray<ColumnSpec> Columns = default,
    DataKind? Kind = null,
    TextSpec? Text = null);
