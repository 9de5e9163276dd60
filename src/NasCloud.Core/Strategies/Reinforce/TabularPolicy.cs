using NasCloud.Core.Collections;
using NasCloud.Core.Randomness;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies.Surrogates;

namespace NasCloud.Core.Strategies.Reinforce;

/// <summary>Logits for the options of each decision, whatever the others are (Dong et al. 2021, arXiv 2009.00437).</summary>
internal sealed class TabularPolicy : IPolicy
{
    // Where the options of each decision begin, and at last where they end.
    private readonly int[] _starts;
    private readonly double[] _logits;
    private readonly Adam _adam;
    private readonly double _entropy;

    /// <summary>A policy that takes every option alike.</summary>
    public TabularPolicy(ValueArray<Decision> decisions, double learningRate, double entropy)
    {
        _starts = new int[decisions.Count + 1];
        for (var decision = 0; decision < decisions.Count; decision++)
            _starts[decision + 1] = _starts[decision] + decisions[decision].Options.Count;
        _logits = new double[_starts[^1]];
        _adam = new(_logits.Length, learningRate);
        _entropy = entropy;
    }

    private TabularPolicy(TabularPolicy other) =>
        (_starts, _logits, _adam, _entropy) = (other._starts, [.. other._logits], other._adam.Copy(), other._entropy);

    public void Reinforce(Genotype genotype, double advantage)
    {
        _adam.Begin();
        for (var decision = 0; decision < _starts.Length - 1; decision++)
        {
            if (genotype.Choices[decision] is not Genotype.Inactive and var choice)
                _adam.Move(Logits(decision), Softmax.Gradient(Probabilities(decision), choice, advantage, _entropy), _starts[decision]);
        }
    }

    /// <summary>The probabilities of a decision's options.</summary>
    public double[] Probabilities(int decision) => Softmax.Probabilities(Logits(decision));

    public Genotype Draw(SearchSpace space, Random random) =>
        space.Sample(decision => WeightedChoice.Draw(Probabilities(decision), random));

    public IPolicy Copy() => new TabularPolicy(this);

    private Span<double> Logits(int decision) => _logits.AsSpan(_starts[decision].._starts[decision + 1]);
}
