namespace NasCloud.Core.Strategies.Surrogates;

/// <summary>Climbs a gradient by steps that shrink where it is large or changes often (Kingma and Ba 2015, arXiv 1412.6980).</summary>
/// <param name="parameters">How many numbers are learned.</param>
/// <param name="rate">About what a number moves by in a step, above 0.</param>
/// <param name="squareMemory">The share of the old mean square in each new one, 0 to below 1.</param>
internal sealed class Adam(int parameters, double rate, double squareMemory = 0.999)
{
    private const double Memory = 0.9, Tiny = 1e-8;

    private readonly double[] _means = new double[parameters];
    private readonly double[] _squares = new double[parameters];
    private int _steps;

    // How much of the gradients there were the means and squares hold; the rest is what they began with, 0.
    private double _meanWeight, _squareWeight;

    private Adam(Adam other, double rate, double squareMemory)
        : this(other._means.Length, rate, squareMemory)
    {
        other._means.CopyTo(_means, 0);
        other._squares.CopyTo(_squares, 0);
        _steps = other._steps;
    }

    /// <summary>One that goes on by itself from where this one stands.</summary>
    public Adam Copy() => new(this, rate, squareMemory);

    /// <summary>Begins a step, in which each number may move once.</summary>
    public void Begin()
    {
        _steps++;
        _meanWeight = 1 - Math.Pow(Memory, _steps);
        _squareWeight = 1 - Math.Pow(squareMemory, _steps);
    }

    /// <summary>Moves some of the numbers; those that a step leaves out keep what is remembered of their gradients.</summary>
    /// <param name="values">The numbers that move.</param>
    /// <param name="gradient">Their gradient.</param>
    /// <param name="first">The place of the first of them among all.</param>
    public void Move(Span<double> values, ReadOnlySpan<double> gradient, int first = 0)
    {
        var means = _means.AsSpan(first, values.Length);
        var squares = _squares.AsSpan(first, values.Length);
        for (var index = 0; index < values.Length; index++)
        {
            means[index] = (Memory * means[index]) + ((1 - Memory) * gradient[index]);
            squares[index] = (squareMemory * squares[index]) + ((1 - squareMemory) * gradient[index] * gradient[index]);
            values[index] += rate * (means[index] / _meanWeight) / (Math.Sqrt(squares[index] / _squareWeight) + Tiny);
        }
    }
}
