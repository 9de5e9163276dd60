using System.Buffers.Binary;
using System.Security.Cryptography;
using NasCloud.Core.Datasets;

namespace NasCloud.Training.Datasets.Formats;

/// <summary>Counts samples that are exact copies of others, by the hash of their bytes.</summary>
internal static class Duplicates
{
    public static DuplicateCounts Count(LabelledSamples training, LabelledSamples test)
    {
        var first = new Dictionary<UInt128, int>(training.Count);
        var (copies, contradicting) = (0, 0);
        foreach (var (index, hash) in Hashes(training).Index())
        {
            if (first.TryAdd(hash, index))
                continue;
            copies++;
            contradicting += IsOfAnotherLabel(training, index, first[hash]) ? 1 : 0;
        }

        return new(copies, Hashes(test).Count(first.ContainsKey), contradicting);
    }

    private static bool IsOfAnotherLabel(LabelledSamples samples, int index, int other) => samples.Targets.Length > 0
        ? !samples.Targets[index].Equals(samples.Targets[other])
        : samples.Labels[index] != samples.Labels[other];

    private static UInt128[] Hashes(LabelledSamples samples)
    {
        var hashes = new UInt128[samples.Count];
        Parallel.For(0, hashes.Length, index => hashes[index] = Hash(samples.Sample(index)));
        return hashes;
    }

    private static UInt128 Hash(ReadOnlySpan<byte> sample)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(sample, hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
