namespace NasCloud.Models.Pruning;

/// <summary>Elements that fall into sets, which can be made one.</summary>
internal sealed class DisjointSets
{
    private readonly List<int> _parents = [];

    /// <summary>Adds an element, in a set of its own.</summary>
    public int Add()
    {
        _parents.Add(_parents.Count);
        return _parents.Count - 1;
    }

    /// <summary>The element that stands for the set of another.</summary>
    public int Find(int element)
    {
        while (_parents[element] != element)
            element = _parents[element] = _parents[_parents[element]];
        return element;
    }

    /// <summary>Makes the sets of two elements one.</summary>
    public void Unite(int left, int right) => _parents[Find(right)] = Find(left);
}
