namespace NasCloud.Training.Files;

/// <summary>One tensor of a safetensors file, float32.</summary>
/// <param name="Shape">Its sizes.</param>
/// <param name="Data">Its numbers, little-endian, the last dimension's side by side.</param>
internal sealed record SafetensorsEntry(long[] Shape, ReadOnlyMemory<byte> Data);
