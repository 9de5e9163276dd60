namespace NasCloud.Models.Onnx;

/// <summary>The versions of ONNX's operator set that networks can be written in.</summary>
public static class OpsetVersions
{
    /// <summary>The oldest: the first in which quantized weights have a scale for each channel.</summary>
    public const int Oldest = 13;

    /// <summary>The newest.</summary>
    public const int Newest = 22;

    /// <summary>What is written unless another is asked for: read by every runtime since 2022.</summary>
    public const int Default = 17;

    /// <summary>The domain of ONNX's operators for machine learning beside networks.</summary>
    internal const string ClassicDomain = "ai.onnx.ml";

    /// <summary>Their version: the first whose LabelEncoder gives words numbers of any type, which every runtime since 2019 reads.</summary>
    internal const int Classic = 2;

    /// <summary>The version of the file's format that came with an operator set (the table in ONNX's Versioning.md).</summary>
    internal static long FileFormat(int opset) => opset switch
    {
        13 => 7,
        14 => 7,
        <= 18 => 8,
        <= 20 => 9,
        _ => 10,
    };

    /// <exception cref="ArgumentOutOfRangeException"><paramref name="opset"/> is none that can be written.</exception>
    internal static void Require(int opset)
    {
        if (opset is < Oldest or > Newest)
            throw new ArgumentOutOfRangeException(nameof(opset), opset, $"Expected an operator set from {Oldest} to {Newest}.");
    }
}
