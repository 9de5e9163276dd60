namespace NasCloud.Core.Strategies.Reinforce;

/// <summary>Probabilities of options by their logits, and what moves them.</summary>
internal static class Softmax
{
    /// <summary>The probabilities that logits stand for, at least one.</summary>
    public static double[] Probabilities(ReadOnlySpan<double> logits)
    {
        var most = double.NegativeInfinity;
        foreach (var logit in logits)
            most = Math.Max(most, logit);
        var weights = new double[logits.Length];
        for (var option = 0; option < weights.Length; option++)
            weights[option] = Math.Exp(logits[option] - most);
        var sum = weights.Sum();
        for (var option = 0; option < weights.Length; option++)
            weights[option] /= sum;
        return weights;
    }

    /// <summary>The entropy of probabilities, in nats.</summary>
    public static double Entropy(double[] probabilities) => -probabilities.Sum(probability => probability * Log(probability));

    /// <summary>The gradient, by the logits, of a choice's log probability times the advantage, plus the weighted entropy.</summary>
    public static double[] Gradient(double[] probabilities, int choice, double advantage, double entropyWeight)
    {
        var entropy = entropyWeight > 0 ? Entropy(probabilities) : 0;
        var gradient = new double[probabilities.Length];
        for (var option = 0; option < gradient.Length; option++)
        {
            var probability = probabilities[option];
            gradient[option] = advantage * ((option == choice ? 1 : 0) - probability);
            if (entropyWeight > 0)
                gradient[option] -= entropyWeight * probability * (Log(probability) + entropy);
        }

        return gradient;
    }

    private static double Log(double probability) => Math.Log(Math.Max(probability, double.Epsilon));
}
