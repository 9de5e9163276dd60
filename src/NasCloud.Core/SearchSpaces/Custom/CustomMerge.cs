namespace NasCloud.Core.SearchSpaces.Custom;

/// <summary>How branches are joined.</summary>
internal enum CustomMerge
{
    Concat,
    Add,
}
