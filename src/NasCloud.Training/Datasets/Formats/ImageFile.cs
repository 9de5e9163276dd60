namespace NasCloud.Training.Datasets.Formats;

/// <summary>One labelled image in a file.</summary>
/// <param name="Path">The file.</param>
/// <param name="Label">Its class.</param>
internal readonly record struct ImageFile(string Path, int Label);
