using System.Buffers.Binary;
using System.IO.Compression;
using NasCloud.Core.Datasets;

namespace NasCloud.Training.Datasets.Formats;

/// <summary>Reads one IDX file of unsigned bytes, gzipped or not. The format: http://yann.lecun.com/exdb/mnist/.</summary>
internal static class IdxFile
{
    private const int UnsignedByte = 0x08;

    // Deflate never does better than 1032 to 1 (zlib's technical notes), so no valid file claims more than that.
    private const long MostDeflateExpansion = 1032;

    /// <summary>The dimensions and the values of a file.</summary>
    /// <param name="path">The file; gzipped when its name ends in <c>.gz</c>.</param>
    /// <param name="rank">How many dimensions it must have.</param>
    public static (int[] Dimensions, byte[] Values) Read(string path, int rank)
    {
        try
        {
            using var file = File.OpenRead(path);
            using var content = IsCompressed(path) ? new GZipStream(file, CompressionMode.Decompress) : (Stream)file;
            var dimensions = ReadHeader(content, path, rank);
            return (dimensions, ReadValues(content, path, dimensions, MostValues(path, file.Length, rank)));
        }
        catch (InvalidDataException exception)
        {
            throw new DatasetException(path, $"it is not valid gzip ({exception.Message}): fetch it again", exception);
        }
    }

    private static bool IsCompressed(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase);

    private static long MostValues(string path, long fileLength, int rank) =>
        IsCompressed(path) ? fileLength * MostDeflateExpansion : fileLength - HeaderSize(rank);

    private static int HeaderSize(int rank) => 4 + (4 * rank);

    private static int[] ReadHeader(Stream content, string path, int rank)
    {
        Span<byte> header = stackalloc byte[HeaderSize(rank)];
        var read = content.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        if (read < header.Length)
            throw new DatasetException(path, $"it ends after {read} bytes, in its header of {header.Length}: it is truncated; fetch it again");
        var magic = BinaryPrimitives.ReadInt32BigEndian(header);
        var expected = (UnsignedByte << 8) | rank;
        if (magic != expected)
            throw new DatasetException(path, $"its first four bytes are 0x{magic:x8}: IDX of unsigned bytes in {rank} dimensions starts with 0x{expected:x8}; it is another kind of file, or corrupt");
        var dimensions = new int[rank];
        for (var i = 0; i < rank; i++)
            dimensions[i] = Dimension(BinaryPrimitives.ReadUInt32BigEndian(header[(4 + (4 * i))..]), i, path);
        return dimensions;
    }

    private static int Dimension(uint size, int index, string path) => size is > 0 and <= int.MaxValue
        ? (int)size
        : throw new DatasetException(path, $"its header gives {size} for dimension {index}: expected at least 1 and less than 2^31; the file is empty or corrupt");

    private static byte[] ReadValues(Stream content, string path, int[] dimensions, long most)
    {
        var claimed = dimensions.Aggregate(UInt128.One, (product, size) => product * (UInt128)size);
        if (claimed > (UInt128)Math.Min(most, Array.MaxLength))
            throw Truncated(path, dimensions, null);
        var values = new byte[(int)claimed];
        var read = content.ReadAtLeast(values, values.Length, throwOnEndOfStream: false);
        if (read < values.Length)
            throw Truncated(path, dimensions, read);
        // Also makes the decompressor check the sum at the end of the file.
        if (content.ReadByte() >= 0)
            throw new DatasetException(path, $"it goes on after the {string.Join('x', dimensions)} values that its header gives: the header is corrupt, or two files were joined");
        return values;
    }

    private static DatasetException Truncated(string path, int[] dimensions, int? read) => new(
        path,
        $"its header gives {string.Join('x', dimensions)} values and the file has {(read is null ? "far fewer" : $"{read}")}: it is truncated or corrupt; fetch it again");
}
