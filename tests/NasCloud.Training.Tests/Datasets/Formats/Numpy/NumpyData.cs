using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;

namespace NasCloud.Training.Tests.Datasets.Formats.Numpy;

/// <summary>Arrays as NumPy saves them.</summary>
internal static class NumpyData
{
    public static byte[] Bytes(int[] shape, params byte[] values) => Array("|u1", shape, values);

    public static byte[] Longs(int[] shape, params long[] values) => Array("<i8", shape, MemoryMarshal.AsBytes<long>(values));

    public static byte[] Floats(int[] shape, params float[] values) => Array("<f4", shape, MemoryMarshal.AsBytes<float>(values));

    public static byte[] Array(string type, int[] shape, ReadOnlySpan<byte> values, bool fortran = false)
    {
        var sizes = shape.Length == 1 ? $"{shape[0]}," : string.Join(", ", shape);
        var header = $"{{'descr': '{type}', 'fortran_order': {(fortran ? "True" : "False")}, 'shape': ({sizes}), }}";
        header = header.PadRight(((header.Length + 10 + 63) / 64 * 64) - 11) + "\n";
        return [0x93, .. "NUMPY"u8, 1, 0, (byte)header.Length, (byte)(header.Length >> 8), .. Encoding.ASCII.GetBytes(header), .. values];
    }

    public static byte[] Archive(params (string Name, byte[] Array)[] arrays)
    {
        using var content = new MemoryStream();
        using (var archive = new ZipArchive(content, ZipArchiveMode.Create))
        {
            foreach (var (name, array) in arrays)
            {
                using var entry = archive.CreateEntry($"{name}.npy").Open();
                entry.Write(array);
            }
        }

        return content.ToArray();
    }
}
