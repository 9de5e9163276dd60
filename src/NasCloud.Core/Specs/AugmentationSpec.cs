namespace NasCloud.Core.Specs;

/// <summary>Changes made to training images, drawn anew for each image and epoch.</summary>
/// <param name="Shift">The most pixels an image is moved, in each direction.</param>
/// <param name="Flip">Whether half of the images are mirrored left to right.</param>
/// <param name="Cutout">The side of a square set to the mean, in pixels; 0 for none.</param>
public sealed record AugmentationSpec(int Shift = 0, bool Flip = false, int Cutout = 0);
