using System.Numerics;
using System.Runtime.InteropServices;

namespace NasCloud.Core.Strategies.Reinforce.Lstm;

/// <summary>Bends sums of inputs, in place.</summary>
internal static class Activation
{
    /// <summary>To between 0 and 1.</summary>
    public static void Sigmoid(Span<double> sums)
    {
        var lanes = MemoryMarshal.Cast<double, Vector<double>>(sums);
        for (var index = 0; index < lanes.Length; index++)
            lanes[index] = Vector<double>.One / (Vector<double>.One + Vector.Exp(-lanes[index]));
        for (var index = lanes.Length * Vector<double>.Count; index < sums.Length; index++)
            sums[index] = 1 / (1 + Math.Exp(-sums[index]));
    }

    /// <summary>To between -1 and 1.</summary>
    public static void Tanh(Span<double> sums)
    {
        foreach (ref var sum in sums)
            sum *= 2;
        Sigmoid(sums);
        foreach (ref var value in sums)
            value = (2 * value) - 1;
    }
}
