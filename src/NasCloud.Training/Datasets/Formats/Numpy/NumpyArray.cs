using NasCloud.Core.Datasets;

namespace NasCloud.Training.Datasets.Formats.Numpy;

/// <summary>An array as NumPy saves it, its numbers still as they lie in the file.</summary>
/// <param name="Location">The file, and the array's name where the file holds several: what errors name.</param>
/// <param name="Type">What each number is.</param>
/// <param name="Shape">The dimensions.</param>
/// <param name="Content">The numbers, little-endian, the last dimension varying fastest.</param>
internal sealed record NumpyArray(string Location, NumpyType Type, int[] Shape, byte[] Content)
{
    /// <summary>How many numbers there are.</summary>
    public int Count => Content.Length / Type.Size;

    /// <summary>The number at a place.</summary>
    public double this[int index] => Type.Read(Content.AsSpan(index * Type.Size, Type.Size));

    /// <summary>The shape as Python writes it.</summary>
    public string ShapeText => $"({string.Join(", ", Shape)})";

    public DatasetException Fault(string problem) => new(Location, problem);
}
