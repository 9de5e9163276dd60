using NasCloud.Core.Collections;
using NasCloud.Core.Randomness;
using NasCloud.Core.SearchSpaces;

namespace NasCloud.Core.Strategies.Reinforce;

/// <summary>Logits for the options of each decision, moved by Adam (Kingma and Ba 2015).</summary>
internal sealed class TabularPolicy
{
    private const double Momentum = 0.9, SquareMomentum = 0.999, Tiny = 1e-8;

    private readonly double[][] _logits;
    private readonly double[][] _means;
    private readonly double[][] _squares;
    private readonly double _learningRate;
    private readonly double _entropy;
    private int _steps;

    /// <summary>A policy that takes every option alike.</summary>
    public TabularPolicy(ValueArray<Decision> decisions, double learningRate, double entropy)
    {
        (_learningRate, _entropy) = (learningRate, entropy);
        _logits = [.. decisions.Select(decision => new double[decision.Options.Count])];
        _means = [.. decisions.Select(decision => new double[decision.Options.Count])];
        _squares = [.. decisions.Select(decision => new double[decision.Options.Count])];
    }

    /// <summary>Makes the choices of a candidate likelier, or less likely where the advantage is negative.</summary>
    public void Reinforce(Genotype genotype, double advantage)
    {
        _steps++;
        for (var decision = 0; decision < _logits.Length; decision++)
        {
            if (genotype.Choices[decision] is not Genotype.Inactive and var choice)
                Step(decision, choice, advantage);
        }
    }

    /// <summary>The probabilities of a decision's options.</summary>
    public double[] Probabilities(int decision)
    {
        var most = _logits[decision].Max();
        double[] weights = [.. _logits[decision].Select(logit => Math.Exp(logit - most))];
        var sum = weights.Sum();
        return [.. weights.Select(weight => weight / sum)];
    }

    /// <summary>Draws an option of a decision.</summary>
    public int Draw(int decision, Random random) => WeightedChoice.Draw(Probabilities(decision), random);

    // Up the gradient of advantage times log probability, plus that of the entropy.
    private void Step(int decision, int choice, double advantage)
    {
        var probabilities = Probabilities(decision);
        var entropy = -probabilities.Sum(probability => probability * Math.Log(Math.Max(probability, double.Epsilon)));
        for (var option = 0; option < probabilities.Length; option++)
        {
            var probability = probabilities[option];
            var gradient = (advantage * ((option == choice ? 1 : 0) - probability))
                - (_entropy * probability * (Math.Log(Math.Max(probability, double.Epsilon)) + entropy));
            ref var mean = ref _means[decision][option];
            ref var square = ref _squares[decision][option];
            mean = (Momentum * mean) + ((1 - Momentum) * gradient);
            square = (SquareMomentum * square) + ((1 - SquareMomentum) * gradient * gradient);
            var corrected = Math.Sqrt(square / (1 - Math.Pow(SquareMomentum, _steps))) + Tiny;
            _logits[decision][option] += _learningRate * mean / (1 - Math.Pow(Momentum, _steps)) / corrected;
        }
    }
}
