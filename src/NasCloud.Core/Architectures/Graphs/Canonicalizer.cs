using System.Numerics;

namespace NasCloud.Core.Architectures.Graphs;

/// <summary>Gives every live node a digest that depends on what it computes and not on names or order.</summary>
/// <remarks>
/// A Merkle tree over the expression, bottom-up. A sum is a multiset of terms, nested sums spread into it, kept as
/// counts because the number of terms can be exponential in the number of nodes.
/// </remarks>
internal sealed class Canonicalizer
{
    private readonly Reduction _reduction;
    private readonly UInt128[] _digests;
    private readonly SortedDictionary<UInt128, BigInteger>?[] _terms;
    private readonly DigestWriter _writer = new();

    private Canonicalizer(Reduction reduction)
    {
        _reduction = reduction;
        _digests = new UInt128[reduction.Graph.Count];
        _terms = new SortedDictionary<UInt128, BigInteger>?[reduction.Graph.Count];
    }

    public static string Id(Reduction reduction) => new Canonicalizer(reduction).Id();

    private string Id()
    {
        for (var number = 0; number <= _reduction.Output; number++)
        {
            if (_reduction.IsLive[number])
                _digests[number] = Digest(number);
        }
        return _digests[_reduction.Output].ToString("x32", null);
    }

    private UInt128 Digest(int number)
    {
        if (_reduction.IsZero[number])
            _writer.Zero(_reduction.Graph.Shapes[number]);
        else if (number == 0)
            _writer.Input(_reduction.Graph.Shapes[0]);
        else if (_reduction.Graph.Operation(number) is Addition)
            _writer.Sum(_terms[number] = Terms(number));
        else
            _writer.Operation(_reduction.Graph.Operation(number), Children(number));
        return _writer.Finish();
    }

    private ReadOnlySpan<UInt128> Children(int number)
    {
        var children = Array.ConvertAll(_reduction.Inputs[number], input => _digests[input]);
        // A product doesn't depend on the order; which of the two is an image and which a vector, their digests tell.
        if (_reduction.Graph.Operation(number) is Multiplication)
            Array.Sort(children);
        return children;
    }

    private SortedDictionary<UInt128, BigInteger> Terms(int number)
    {
        var terms = new SortedDictionary<UInt128, BigInteger>();
        foreach (var input in _reduction.Inputs[number])
        {
            if (_terms[input] is { } nested)
                AddAll(terms, nested);
            else
                Add(terms, _digests[input], BigInteger.One);
        }
        return terms;
    }

    private static void AddAll(SortedDictionary<UInt128, BigInteger> terms, SortedDictionary<UInt128, BigInteger> added)
    {
        foreach (var (digest, count) in added)
            Add(terms, digest, count);
    }

    private static void Add(SortedDictionary<UInt128, BigInteger> terms, UInt128 digest, BigInteger count) =>
        terms[digest] = terms.GetValueOrDefault(digest) + count;
}
