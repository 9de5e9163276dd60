using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace NasCloud.Training.Datasets.Formats;

/// <summary>Identifies data by content: the same samples, labels and class names give the same fingerprint in whatever format they lie.</summary>
internal static class Fingerprint
{
    public static string Of(IReadOnlyList<string> classes, LabelledSamples training, LabelledSamples test)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        // Each text is preceded by its length, so that no two lists of classes make the same bytes.
        foreach (var name in classes)
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{name.Length}:{name};")));
        Append(hash, training);
        Append(hash, test);
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, LabelledSamples samples)
    {
        hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{samples.Count}x{samples.Shape};")));
        hash.AppendData(samples.Content);
        // Tokens are only their places; of other words they may be the same.
        foreach (var word in (samples as SeriesSamples)?.Text?.Words ?? [])
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{word.Length}:{word};")));
        hash.AppendData(MemoryMarshal.AsBytes<int>(samples.Labels));
        hash.AppendData(MemoryMarshal.AsBytes<float>(samples.Targets));
    }
}
