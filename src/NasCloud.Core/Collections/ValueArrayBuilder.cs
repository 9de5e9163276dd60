using System.Collections.Immutable;

namespace NasCloud.Core.Collections;

/// <summary>Creates <see cref="ValueArray{T}"/>s; collection expressions call it.</summary>
public static class ValueArray
{
    /// <summary>A list of a copy of <paramref name="items"/>.</summary>
    public static ValueArray<T> Create<T>(ReadOnlySpan<T> items) => new(ImmutableArray.Create(items));

    /// <summary>A list of the items of <paramref name="items"/>, in order.</summary>
    public static ValueArray<T> ToValueArray<T>(this IEnumerable<T> items) => new([.. items]);
}
