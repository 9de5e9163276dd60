using System.Buffers.Binary;

namespace NasCloud.Testing.Datasets;

/// <summary>Files as the MNIST family has them.</summary>
public static class IdxContent
{
    private const int OfBytes = 0x0800;

    /// <summary>A file of bytes.</summary>
    public static byte[] Of(int[] dimensions, byte[] values)
    {
        var file = new byte[4 + (4 * dimensions.Length) + values.Length];
        BinaryPrimitives.WriteInt32BigEndian(file, OfBytes | dimensions.Length);
        for (var i = 0; i < dimensions.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(4 + (4 * i)), dimensions[i]);
        values.CopyTo(file, 4 + (4 * dimensions.Length));
        return file;
    }
}
