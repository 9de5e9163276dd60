namespace NasCloud.Core.SearchSpaces.Custom;

/// <summary>How a repetition's input goes around its layers.</summary>
internal enum CustomSkip
{
    None,
    Add,
    Concat,
}
