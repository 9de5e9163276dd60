namespace NasCloud.Core.SearchSpaces.Networks;

/// <summary>How a network of the classic families begins.</summary>
internal enum StemKind
{
    /// <summary>As published for ImageNet: the first two halvings of the resolution come at once.</summary>
    Imagenet,

    /// <summary>For images of few pixels: the first two halvings are left out.</summary>
    Small,
}
