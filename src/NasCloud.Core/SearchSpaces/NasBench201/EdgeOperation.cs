namespace NasCloud.Core.SearchSpaces.NasBench201;

/// <summary>What an edge of a cell computes; the values are the published digits.</summary>
internal enum EdgeOperation
{
    None = 0,
    Skip = 1,
    Convolution1x1 = 2,
    Convolution3x3 = 3,
    AveragePooling3x3 = 4,
}
