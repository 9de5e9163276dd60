using System.Numerics;
using System.Runtime.InteropServices;

namespace NasCloud.Core.Strategies.Surrogates;

/// <summary>Products of vectors.</summary>
internal static class VectorMath
{
    /// <summary>The scalar product of two vectors of one length.</summary>
    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var lanes = MemoryMarshal.Cast<double, Vector<double>>(left);
        var others = MemoryMarshal.Cast<double, Vector<double>>(right);
        var sums = Vector<double>.Zero;
        for (var index = 0; index < lanes.Length; index++)
            sums += lanes[index] * others[index];
        var sum = Vector.Sum(sums);
        for (var index = lanes.Length * Vector<double>.Count; index < left.Length; index++)
            sum += left[index] * right[index];
        return sum;
    }

    /// <summary>Adds a multiple of one vector to another.</summary>
    public static void AddScaled(Span<double> target, double factor, ReadOnlySpan<double> addend)
    {
        var lanes = MemoryMarshal.Cast<double, Vector<double>>(target);
        var others = MemoryMarshal.Cast<double, Vector<double>>(addend);
        for (var index = 0; index < lanes.Length; index++)
            lanes[index] += factor * others[index];
        for (var index = lanes.Length * Vector<double>.Count; index < target.Length; index++)
            target[index] += factor * addend[index];
    }
}
