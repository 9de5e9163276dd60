using NasCloud.Core.Collections;

namespace NasCloud.Core.SearchSpaces.Darts;

/// <summary>Which two earlier results a node reads: 0 and 1 are the results of the two cells before, from 2 on come the cell's own nodes.</summary>
internal readonly record struct InputPair(int First, int Second)
{
    /// <summary>All pairs of some earlier results.</summary>
    public static ValueArray<InputPair> Of(int results) =>
        Enumerable.Range(1, results - 1).SelectMany(second => Enumerable.Range(0, second).Select(first => new InputPair(first, second))).ToValueArray();

    public override string ToString() => $"{First}+{Second}";
}
