using NasCloud.Models.Inference;
using NasCloud.Models.Networks;

namespace NasCloud.Models.Verification;

/// <summary>Compares an exported network with the one it was made of, batch by batch.</summary>
/// <param name="model">The exported network.</param>
/// <param name="scale">The unit of what it predicts; null where it tells classes apart.</param>
public sealed class ExportCheck(OnnxModel model, TargetScale? scale = null)
{
    // Numbers are predicted in float32, which keeps 24 bits: half of the last one is rounding, and both sides round.
    private const double Rounding = 1.0 / (1 << 23);

    /// <summary>The largest difference of probabilities, or of a predicted number in standard deviations of the target, that is put down to rounding.</summary>
    public const double Tolerance = 1e-4;

    private int _samples;
    private int _different;
    private double _largest;

    /// <summary>Compares the answers to some images.</summary>
    /// <param name="pixels">The images, as <see cref="OnnxModel.Run(byte[])"/> reads them.</param>
    /// <param name="expected">The logits of the original, one a class, image by image.</param>
    public void Compare(byte[] pixels, ReadOnlySpan<float> expected) => Compare(new PixelSamples(pixels), expected);

    /// <summary>Compares the answers to some samples.</summary>
    /// <param name="samples">The samples.</param>
    /// <param name="expected">What the original answers, sample by sample: a logit a class, or the standardized number.</param>
    public void Compare(ModelSamples samples, ReadOnlySpan<float> expected)
    {
        var answer = model.Run(samples);
        if (scale is null)
            CompareClasses(answer, expected);
        else
            CompareNumbers(answer.Predictions, expected, scale);
    }

    private void CompareNumbers(float[] predictions, ReadOnlySpan<float> expected, TargetScale unit)
    {
        if (predictions.Length != expected.Length)
            throw new ExportMismatchException($"the exported network answers {predictions.Length} numbers where the trained one answers {expected.Length}");
        for (var sample = 0; sample < predictions.Length; sample++)
        {
            _samples++;
            var number = unit.Restore(expected[sample]);
            Note(Math.Max(0, Math.Abs(predictions[sample] - number) - (Math.Abs(number) * Rounding)) / unit.Deviation);
        }
    }

    private void CompareClasses(ModelAnswer answer, ReadOnlySpan<float> expected)
    {
        if (answer.Logits.Length != expected.Length)
            throw new ExportMismatchException($"the exported network answers {answer.Logits.Length} numbers where the trained one answers {expected.Length}");
        var classes = expected.Length / answer.Labels.Length;
        for (var sample = 0; sample < answer.Labels.Length; sample++)
            Compare(answer.Probabilities.AsSpan(sample * classes, classes), answer.Labels[sample], expected.Slice(sample * classes, classes));
    }

    /// <summary>What all comparisons amount to.</summary>
    /// <exception cref="ExportMismatchException">A label differs, or probabilities or predicted numbers by more than <see cref="Tolerance"/>.</exception>
    public ExportAgreement Result() => _different == 0 && _largest <= Tolerance
        ? new(_samples, _largest)
        : throw new ExportMismatchException(FormattableString.Invariant(
            $"of {_samples} samples {_different} get another label, and {(scale is null ? "probabilities differ by up to" : "predicted numbers differ by up to, in standard deviations of the target,")} {_largest:g3} where {Tolerance:g1} is put down to rounding"));

    private void Compare(ReadOnlySpan<float> probabilities, int label, ReadOnlySpan<float> logits)
    {
        _samples++;
        var largest = Largest(logits);
        // Equal logits have no order that both would have to keep.
        if (logits[label] != logits[largest])
            _different++;
        var sum = 0.0;
        foreach (var logit in logits)
            sum += Math.Exp(logit - logits[largest]);
        for (var place = 0; place < logits.Length; place++)
            Note(Math.Abs(probabilities[place] - (Math.Exp(logits[place] - logits[largest]) / sum)));
    }

    private void Note(double difference)
    {
        // NaN too: it is larger than no number and must not pass.
        if (!(difference <= _largest))
            _largest = double.IsNaN(difference) ? double.PositiveInfinity : difference;
    }

    private static int Largest(ReadOnlySpan<float> logits)
    {
        var best = 0;
        for (var place = 1; place < logits.Length; place++)
            best = logits[place] > logits[best] ? place : best;
        return best;
    }
}
