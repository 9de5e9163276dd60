using System.Buffers.Binary;

namespace NasCloud.Training.Datasets.Formats.Numpy;

/// <summary>What each number of an array is: NumPy's kind and its size in bytes.</summary>
/// <param name="Kind">b for truth values, u and i for whole numbers without and with a sign, f for floating point.</param>
/// <param name="Size">1, 2, 4 or 8.</param>
internal sealed record NumpyType(char Kind, int Size)
{
    public bool IsByte => this is { Kind: 'u', Size: 1 };

    public bool IsTruth => Kind == 'b';

    public bool IsFloat => Kind == 'f';

    /// <summary>The type that a header names, such as <c>&lt;f4</c>; null for one that holds no plain little-endian numbers.</summary>
    public static NumpyType? Parse(string descriptor)
    {
        if (descriptor is not [('<' or '|' or '='), var kind, var digit] || !char.IsAsciiDigit(digit))
            return null;
        var type = new NumpyType(kind, digit - '0');
        return type is { Kind: 'b', Size: 1 } or { Kind: 'u' or 'i', Size: 1 or 2 or 4 or 8 } or { Kind: 'f', Size: 2 or 4 or 8 } ? type : null;
    }

    public double Read(ReadOnlySpan<byte> number) => (Kind, Size) switch
    {
        ('f', 2) => (double)BinaryPrimitives.ReadHalfLittleEndian(number),
        ('f', 4) => BinaryPrimitives.ReadSingleLittleEndian(number),
        ('f', _) => BinaryPrimitives.ReadDoubleLittleEndian(number),
        ('i', 1) => (sbyte)number[0],
        ('i', 2) => BinaryPrimitives.ReadInt16LittleEndian(number),
        ('i', 4) => BinaryPrimitives.ReadInt32LittleEndian(number),
        ('i', _) => BinaryPrimitives.ReadInt64LittleEndian(number),
        ('u', 2) => BinaryPrimitives.ReadUInt16LittleEndian(number),
        ('u', 4) => BinaryPrimitives.ReadUInt32LittleEndian(number),
        ('u', 8) => BinaryPrimitives.ReadUInt64LittleEndian(number),
        _ => number[0],
    };

    public override string ToString() => Kind switch
    {
        'b' => "bool",
        'u' => $"uint{8 * Size}",
        'i' => $"int{8 * Size}",
        _ => $"float{8 * Size}",
    };
}
