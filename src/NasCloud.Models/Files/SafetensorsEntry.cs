using System.Runtime.InteropServices;

namespace NasCloud.Models.Files;

/// <summary>One tensor of a safetensors file, float32.</summary>
/// <param name="Shape">Its sizes.</param>
/// <param name="Data">Its numbers, little-endian, the last dimension's side by side.</param>
public sealed record SafetensorsEntry(long[] Shape, ReadOnlyMemory<byte> Data)
{
    /// <summary>Its numbers.</summary>
    public ReadOnlySpan<float> Values => MemoryMarshal.Cast<byte, float>(Data.Span);

    /// <summary>A tensor of some numbers.</summary>
    /// <param name="shape">Its sizes.</param>
    /// <param name="values">As many as the sizes multiply to.</param>
    public static SafetensorsEntry Of(long[] shape, ReadOnlySpan<float> values) => new(shape, MemoryMarshal.AsBytes(values).ToArray());
}
