namespace NasCloud.Training.Datasets.Formats.Numpy;

/// <summary>The two arrays of one part of a data set, by name.</summary>
/// <param name="Images">The images.</param>
/// <param name="Labels">Their labels.</param>
internal sealed record NumpyPart(string Images, string Labels);
