namespace NasCloud.Cli.Models;

/// <summary>What a network takes an image for.</summary>
/// <param name="Image">The image's path, as it was given.</param>
/// <param name="Classes">The likeliest classes, the likeliest first.</param>
internal sealed record ImagePrediction(string Image, IReadOnlyList<ClassProbability> Classes);
