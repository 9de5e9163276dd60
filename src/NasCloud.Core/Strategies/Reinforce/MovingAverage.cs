namespace NasCloud.Core.Strategies.Reinforce;

/// <summary>An average that forgets, free of any guess at what it was before the first number.</summary>
/// <param name="memory">The share of the old average in each new one, 0 to below 1.</param>
internal sealed class MovingAverage(double memory)
{
    private double _sum, _weight;

    /// <summary>The average with one more number in it.</summary>
    public double Include(double value)
    {
        _sum = (memory * _sum) + ((1 - memory) * value);
        _weight = (memory * _weight) + 1 - memory;
        return _sum / _weight;
    }
}
