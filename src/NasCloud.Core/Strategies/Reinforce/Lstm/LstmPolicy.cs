using NasCloud.Core.Collections;
using NasCloud.Core.SearchSpaces;
using NasCloud.Core.Strategies.Surrogates;

namespace NasCloud.Core.Strategies.Reinforce.Lstm;

/// <summary>A recurrent controller, moved by Adam.</summary>
internal sealed class LstmPolicy : IPolicy
{
    // Gradients through many steps can be very large; no longer than so for an advantage of 1, so that units don't matter.
    private const double LongestGradient = 5;

    // Multiplications that learning may take altogether; a weight takes one forward and two back.
    private const double Work = 3e8;
    private const int Passes = 3;

    private readonly LstmController _controller;
    private readonly Adam _adam;
    private readonly double _entropy;

    /// <summary>A policy that takes every option nearly alike.</summary>
    public LstmPolicy(ValueArray<Decision> decisions, int units, double learningRate, double entropy)
    {
        _controller = LstmController.Create(decisions, units);
        _adam = new(_controller.Parameters.Length, learningRate);
        _entropy = entropy;
    }

    private LstmPolicy(LstmPolicy other) => (_controller, _adam, _entropy) = (other._controller.Copy(), other._adam.Copy(), other._entropy);

    /// <summary>How many candidates can be learned from in time, at least 1.</summary>
    public static int MostLessons(int decisions, int units) =>
        (int)Math.Max(1, Work / ((double)Passes * LstmCell.Gates * units * units * Math.Max(1, decisions)));

    public void Reinforce(Genotype genotype, double advantage)
    {
        var gradient = _controller.Gradient(genotype, advantage, _entropy);
        Shorten(gradient, LongestGradient * (Math.Abs(advantage) + _entropy));
        _adam.Begin();
        _adam.Move(_controller.Parameters, gradient);
    }

    public Genotype Draw(SearchSpace space, Random random) => _controller.Draw(space, random);

    public IPolicy Copy() => new LstmPolicy(this);

    private static void Shorten(double[] gradient, double longest)
    {
        var length = Math.Sqrt(VectorMath.Dot(gradient, gradient));
        for (var index = 0; length > longest && index < gradient.Length; index++)
            gradient[index] *= longest / length;
    }
}
