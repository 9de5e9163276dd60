namespace NasCloud.Core.Latency;

/// <summary>How long one operation takes.</summary>
/// <param name="Operation">Its <see cref="RuntimeOperation.Signature"/>.</param>
/// <param name="Kind">Its <see cref="RuntimeOperation.Kind"/>.</param>
/// <param name="Flops">Its <see cref="RuntimeOperation.Flops"/>.</param>
/// <param name="Bytes">Its <see cref="RuntimeOperation.Bytes"/>.</param>
/// <param name="Microseconds">How long it takes for one sample, at least 0.</param>
public sealed record LatencyEntry(string Operation, string Kind, long Flops, long Bytes, double Microseconds);
