namespace NasCloud.Core.SearchSpaces.Custom;

/// <summary>What halves the image after a stage.</summary>
internal enum CustomPool
{
    None,
    Max,
    Average,
}
