using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using NasCloud.Core.Datasets;

namespace NasCloud.Training.Datasets.Formats.Numpy;

/// <summary>Reads one array in NumPy's format, versions 1 to 3: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html.</summary>
/// <remarks>Arrays of Python objects, which would have to be unpickled, and big-endian ones are refused.</remarks>
internal static partial class NumpyFile
{
    private const int LongestHeader = 1 << 16;

    private static readonly byte[] Magic = [0x93, .. "NUMPY"u8];

    /// <summary>The array in a stream.</summary>
    /// <param name="content">The stream, at its start.</param>
    /// <param name="length">How many bytes it has.</param>
    /// <param name="location">What errors name.</param>
    /// <exception cref="DatasetException">It is no array, of another kind than numbers, or truncated.</exception>
    public static NumpyArray Read(Stream content, long length, string location)
    {
        try
        {
            var (header, headerLength) = ReadHeader(content, location);
            var (type, shape) = (TypeOf(header, location), ShapeOf(header, location));
            return new NumpyArray(location, type, shape, ReadNumbers(content, length - headerLength, type, shape, location));
        }
        catch (Exception exception) when (exception is EndOfStreamException or InvalidDataException)
        {
            throw new DatasetException(location, $"it is truncated or corrupt ({exception.Message}): fetch or save it again", exception);
        }
    }

    private static (string Header, int Length) ReadHeader(Stream content, string location)
    {
        Span<byte> start = stackalloc byte[8];
        if (content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false) < start.Length || !start.StartsWith(Magic))
            throw new DatasetException(location, "it doesn't begin as a NumPy array does: expected what numpy.save or numpy.savez writes; it is another kind of file, or corrupt");
        Span<byte> size = stackalloc byte[start[6] == 1 ? sizeof(ushort) : sizeof(uint)];
        content.ReadExactly(size);
        var length = start[6] == 1 ? BinaryPrimitives.ReadUInt16LittleEndian(size) : BinaryPrimitives.ReadUInt32LittleEndian(size);
        if (start[6] is < 1 or > 3 || length > LongestHeader)
            throw new DatasetException(location, $"its header is of version {start[6]} and {length} bytes long: expected version 1 to 3, at most {LongestHeader} bytes; the file is corrupt, or of a newer NumPy");
        var header = new byte[length];
        content.ReadExactly(header);
        return (Encoding.UTF8.GetString(header), start.Length + size.Length + header.Length);
    }

    private static NumpyType TypeOf(string header, string location)
    {
        if (OrderPattern().Match(header) is { Success: true, Groups: var order } && order[1].Value == "True")
            throw new DatasetException(location, "it is saved in Fortran order: save numpy.ascontiguousarray of it");
        var descriptor = TypePattern().Match(header).Groups[1].Value;
        return NumpyType.Parse(descriptor) ?? throw new DatasetException(
            location, $"its type is '{descriptor}': expected bool, whole numbers or floating point, little-endian and no Python objects; save it with astype('uint8') for images or astype('int64') for labels");
    }

    private static int[] ShapeOf(string header, string location)
    {
        var text = ShapePattern().Match(header);
        var sizes = text.Groups[1].Value.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var shape = Array.ConvertAll(sizes, size => int.TryParse(size.TrimEnd('L'), NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : -1);
        return text.Success && !shape.Contains(-1)
            ? shape
            : throw new DatasetException(location, $"its shape is '{text.Groups[1].Value}': expected whole numbers below 2^31; the file is corrupt");
    }

    private static byte[] ReadNumbers(Stream content, long length, NumpyType type, int[] shape, string location)
    {
        var claimed = shape.Aggregate((UInt128)type.Size, (product, size) => product * (UInt128)size);
        if (claimed != (UInt128)Math.Max(0, length))
            throw new DatasetException(location, $"its header says ({string.Join(", ", shape)}) of {type}, which is {claimed} bytes, and {length} follow: it is truncated or corrupt; fetch or save it again");
        if (claimed > (UInt128)Array.MaxLength)
            throw new DatasetException(location, $"it has {(double)claimed / 1e9:F1} GB: expected at most {Array.MaxLength / 1e9:F1} GB; save images as uint8, or fewer or smaller ones");
        var numbers = new byte[(int)claimed];
        content.ReadExactly(numbers);
        return numbers;
    }

    [GeneratedRegex("""['"]descr['"]\s*:\s*['"]([^'"]*)['"]""")]
    private static partial Regex TypePattern();

    [GeneratedRegex("""['"]fortran_order['"]\s*:\s*(True|False)""")]
    private static partial Regex OrderPattern();

    [GeneratedRegex("""['"]shape['"]\s*:\s*\(([^)]*)\)""")]
    private static partial Regex ShapePattern();
}
