namespace NasCloud.Core.Specs;

/// <summary>The data a search trains on.</summary>
/// <param name="Name">A data set's name: <c>glyphs</c>, <c>fashion-mnist</c>, or one that the user imported.</param>
/// <param name="ValidationFraction">The share of the training data held out to score candidates, stratified: above 0, below 1.</param>
/// <param name="TrainingSamples">The most training samples a search trial sees, stratified, validation not counted; null for all.</param>
/// <param name="Path">A folder of class folders of images, or of IDX or CIFAR files; null to find the name in the known places.</param>
/// <param name="ImageSize">The height and width, in pixels, that images of an image folder are resized to; null for the size that most of them have. Other formats have a size of their own.</param>
public sealed record DatasetSpec(string Name, double ValidationFraction = 0.1, int? TrainingSamples = null, string? Path = null, int? ImageSize = null);
