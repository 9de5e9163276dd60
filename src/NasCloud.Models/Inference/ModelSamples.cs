using Microsoft.ML.OnnxRuntime;

namespace NasCloud.Models.Inference;

/// <summary>Samples as an exported network reads them, without any preprocessing, which is the network's own.</summary>
public abstract record ModelSamples
{
    /// <summary>The tensors of them by the names of the network's inputs; the caller disposes of them.</summary>
    /// <param name="model">The network.</param>
    /// <exception cref="ArgumentException">They are no whole number of samples, none, or of another kind than the network reads.</exception>
    internal abstract IReadOnlyList<(string Name, OrtValue Value)> ToTensors(OnnxModel model);

    /// <summary>Refuses a network of another kind of samples.</summary>
    private protected static void Require(OnnxModel model, bool reads, string kind)
    {
        if (!reads)
            throw new ArgumentException($"The model reads {(model.Columns is not null ? "rows of a table" : $"{(model.ReadsSeries ? "series" : model.ReadsTokens ? "texts" : "images")} of {model.Input}")}: it can't be given {kind}.");
    }

    /// <summary>How many samples so many numbers are.</summary>
    private protected static int Count(int numbers, long each, string unit, string whole)
    {
        var (count, rest) = Math.DivRem(numbers, (int)each);
        return count > 0 && rest == 0
            ? count
            : throw new ArgumentException($"There are {numbers} {unit}: expected a multiple of {each}, for {whole}.");
    }
}
