using NasCloud.Core.Strategies.Surrogates;

namespace NasCloud.Core.Strategies.Reinforce.Lstm;

/// <summary>A step of a long short-term memory (Hochreiter and Schmidhuber 1997; with the forget gate of Gers et al. 2000), forward and back.</summary>
/// <remarks>The weights from a unit's output to all gates are one row, so that a step each way is a sum of rows: O(h²) for h units.</remarks>
internal static class LstmCell
{
    /// <summary>The gates of a unit, the sum to let in among them.</summary>
    public const int Gates = 4;

    /// <summary>The step after another.</summary>
    /// <param name="weights">A row for each unit.</param>
    /// <param name="input">What is read, as what it adds to each gate.</param>
    /// <param name="before">The step before.</param>
    public static LstmStep Forward(ReadOnlySpan<double> weights, ReadOnlySpan<double> input, LstmStep before)
    {
        var units = before.Output.Length;
        var gates = input.ToArray();
        for (var unit = 0; unit < units; unit++)
            VectorMath.AddScaled(gates, before.Output[unit], Row(weights, unit, gates.Length));
        Activation.Sigmoid(gates.AsSpan(0, 3 * units));
        Activation.Tanh(gates.AsSpan(3 * units));
        var memory = new double[units];
        for (var unit = 0; unit < units; unit++)
            memory[unit] = (gates[units + unit] * before.Memory[unit]) + (gates[unit] * gates[(3 * units) + unit]);
        double[] bent = [.. memory];
        Activation.Tanh(bent);
        var output = new double[units];
        for (var unit = 0; unit < units; unit++)
            output[unit] = gates[(2 * units) + unit] * bent[unit];
        return new(gates, memory, bent, output);
    }

    /// <summary>Turns the slopes of a step into those of the step before, and adds what they make of the weights' gradient.</summary>
    /// <returns>The gradient of the input.</returns>
    public static double[] Backward(ReadOnlySpan<double> weights, Span<double> gradient, LstmStep step, LstmStep before, LstmSlopes slopes)
    {
        var sums = Sums(step, before, slopes);
        for (var unit = 0; unit < before.Output.Length; unit++)
        {
            VectorMath.AddScaled(gradient.Slice(unit * sums.Length, sums.Length), before.Output[unit], sums);
            slopes.Output[unit] = VectorMath.Dot(Row(weights, unit, sums.Length), sums);
        }

        return sums;
    }

    // The slopes of the sums that the gates were made of; those of what is held become those of the step before.
    private static double[] Sums(LstmStep step, LstmStep before, LstmSlopes slopes)
    {
        var units = before.Output.Length;
        var gates = step.Gates;
        var sums = new double[gates.Length];
        for (var unit = 0; unit < units; unit++)
        {
            var (input, forget, output, added) = (gates[unit], gates[units + unit], gates[(2 * units) + unit], gates[(3 * units) + unit]);
            var bent = step.Bent[unit];
            var memory = slopes.Memory[unit] + (slopes.Output[unit] * output * (1 - (bent * bent)));
            sums[unit] = memory * added * input * (1 - input);
            sums[units + unit] = memory * before.Memory[unit] * forget * (1 - forget);
            sums[(2 * units) + unit] = slopes.Output[unit] * bent * output * (1 - output);
            sums[(3 * units) + unit] = memory * input * (1 - (added * added));
            slopes.Memory[unit] = memory * forget;
        }

        return sums;
    }

    private static ReadOnlySpan<double> Row(ReadOnlySpan<double> weights, int unit, int length) => weights.Slice(unit * length, length);
}
