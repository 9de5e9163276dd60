namespace NasCloud.Training.Datasets.Formats;

/// <summary>What an image file says of itself before its pixels.</summary>
/// <param name="Height">In pixels.</param>
/// <param name="Width">In pixels.</param>
/// <param name="IsGrey">Whether it has one channel.</param>
internal readonly record struct ImageHeader(int Height, int Width, bool IsGrey);
