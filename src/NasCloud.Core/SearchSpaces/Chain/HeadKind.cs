namespace NasCloud.Core.SearchSpaces.Chain;

/// <summary>How a <see cref="ChainSpace"/> comes from an image to a vector.</summary>
public enum HeadKind
{
    /// <summary>The mean of each channel.</summary>
    GlobalAveragePooling,

    /// <summary>Every number of the image.</summary>
    Flatten,
}
