using Microsoft.ML.OnnxRuntime;
using NasCloud.Core.Architectures;

namespace NasCloud.Models.Inference;

/// <summary>Samples as an exported network reads them, without any preprocessing, which is the network's own.</summary>
public abstract record ModelSamples
{
    /// <summary>The tensors of them by the names of the network's inputs; the caller disposes of them.</summary>
    /// <param name="shape">The shape of a sample.</param>
    /// <param name="columns">The columns, where the network reads rows of a table; null where it doesn't.</param>
    /// <exception cref="ArgumentException">They are no whole number of samples, none, or of another kind than the network reads.</exception>
    internal abstract IReadOnlyList<(string Name, OrtValue Value)> ToTensors(TensorShape shape, ModelColumns? columns);

    /// <summary>How many samples so many numbers are.</summary>
    private protected static int Count(int numbers, long each, string unit, string whole)
    {
        var (count, rest) = Math.DivRem(numbers, (int)each);
        return count > 0 && rest == 0
            ? count
            : throw new ArgumentException($"There are {numbers} {unit}: expected a multiple of {each}, for {whole}.");
    }
}
