using System.Numerics;
using NasCloud.Core.Collections;

namespace NasCloud.Core.SearchSpaces;

/// <summary>Counts the genotypes of a space without enumerating them.</summary>
/// <remarks>
/// The count is a sum over all choices of a product with one factor a decision, which depends only on the decisions
/// that its conditions look at. The sum is taken one decision at a time, the one with the smallest table first
/// (variable elimination; Dechter 1999, "Bucket elimination"), so that the cost grows with how entangled the
/// conditions are and not with how many there are. Options that no condition tells apart are counted together.
/// </remarks>
internal sealed class GenotypeCounter
{
    private readonly ValueArray<Decision> _decisions;
    private readonly DecisionClasses?[] _classes;
    private readonly HashSet<Factor>[] _factors;
    private readonly PriorityQueue<int, double> _queue = new();
    // The classes being looked at: all 0 but while a table is filled.
    private readonly int[] _current;
    private BigInteger _count = BigInteger.One;

    private GenotypeCounter(ValueArray<Decision> decisions)
    {
        _decisions = decisions;
        _classes = DecisionClasses.Of(decisions);
        _current = new int[decisions.Count];
        _factors = [.. decisions.Select(_ => new HashSet<Factor>())];
    }

    public static BigInteger Count(ValueArray<Decision> decisions) => new GenotypeCounter(decisions).Count();

    private BigInteger Count()
    {
        for (var decision = 0; decision < _decisions.Count; decision++)
            Add(FactorOf(decision));
        for (var decision = 0; decision < _decisions.Count; decision++)
            Enqueue(decision);
        while (_queue.TryDequeue(out var decision, out var size))
        {
            if (_factors[decision].Count > 0)
                EliminateUnlessStale(decision, size);
        }

        return _count;
    }

    private void Add(Factor factor)
    {
        if (factor.Scope.Length == 0)
            _count *= factor.Table[0];
        foreach (var decision in factor.Scope)
            _factors[decision].Add(factor);
    }

    private void Enqueue(int decision)
    {
        if (_factors[decision].Count > 0)
            _queue.Enqueue(decision, Size(decision));
    }

    // Log of the entries in the table that eliminating a decision would make.
    private double Size(int decision) => _factors[decision]
        .SelectMany(factor => factor.Scope)
        .Distinct()
        .Sum(other => Math.Log(_classes[other]!.Count));

    private void EliminateUnlessStale(int decision, double size)
    {
        if (size == Size(decision))
            Eliminate(decision);
    }

    private void Eliminate(int decision)
    {
        Factor[] factors = [.. _factors[decision]];
        foreach (var factor in factors)
        {
            foreach (var other in factor.Scope)
                _factors[other].Remove(factor);
        }

        int[] scope = [.. factors.SelectMany(factor => factor.Scope).Distinct().Order()];
        var sum = SumOut(scope, decision, choices => factors.Aggregate(BigInteger.One, (product, factor) => product * factor.At(choices, _classes)));
        Add(sum);
        foreach (var other in sum.Scope)
            Enqueue(other);
    }

    private Factor FactorOf(int decision)
    {
        var conditions = _decisions[decision].ActiveWhen;
        var own = _classes[decision];
        int[] scope = [.. conditions.Select(condition => condition.Decision).Distinct()];
        if (own is not null)
            scope = [.. scope, decision];
        Array.Sort(scope);
        return SumOut(scope, null, classes => Ways(decision, own, conditions, classes));
    }

    private BigInteger Ways(int decision, DecisionClasses? own, ValueArray<DecisionCondition> conditions, int[] classes)
    {
        var isActive = conditions.All(condition => _classes[condition.Decision]!.Meets(condition, classes[condition.Decision]));
        if (own is null)
            return isActive ? _decisions[decision].Options.Count : 1;
        return isActive ? own.Options(classes[decision]) : own.HoldsInactive(classes[decision]) ? 1 : 0;
    }

    // The table of a function of the classes of some decisions, added up over one of them where one is named.
    private Factor SumOut(int[] scope, int? eliminated, Func<int[], BigInteger> value)
    {
        int[] rest = [.. scope.Where(decision => decision != eliminated)];
        var factor = new Factor(rest, new BigInteger[rest.Aggregate(1, (size, decision) => checked(size * _classes[decision]!.Count))]);
        do
        {
            factor.Table[factor.Index(_current, _classes)] += value(_current);
        }
        while (Next(scope, _current));
        return factor;
    }

    private bool Next(int[] scope, int[] classes)
    {
        foreach (var decision in scope)
        {
            if (++classes[decision] < _classes[decision]!.Count)
                return true;
            classes[decision] = 0;
        }

        return false;
    }

    private sealed class Factor(int[] scope, BigInteger[] table)
    {
        public int[] Scope => scope;

        public BigInteger[] Table => table;

        public BigInteger At(int[] choices, DecisionClasses?[] classes) => table[Index(choices, classes)];

        public int Index(int[] choices, DecisionClasses?[] classes)
        {
            var index = 0;
            foreach (var decision in scope)
                index = (index * classes[decision]!.Count) + choices[decision];
            return index;
        }
    }
}
