using NasCloud.Core.Architectures;
using NasCloud.Core.Collections;
using NasCloud.Core.Specs.Shapes;

namespace NasCloud.Core.SearchSpaces;

/// <summary>A search space that specs can name: what it is called, what can be set, and how it is made.</summary>
/// <param name="Name">The name in specs, kebab-case: <c>nas-bench-201</c>.</param>
/// <param name="Summary">One sentence on what it holds, with its source.</param>
/// <param name="Parameters">What can be set beside the name.</param>
/// <param name="Create">Makes the space from validated parameters, the shape of an input sample and the number of outputs.</param>
/// <param name="CanRelax">Whether <see cref="SearchSpace.Relax"/> gives all of its networks in one.</param>
public sealed record SearchSpaceDescriptor(
    string Name,
    string Summary,
    ObjectShape Parameters,
    Func<SpecValues, TensorShape, int, SearchSpace> Create,
    bool CanRelax = false)
{
    /// <summary>
    /// Makes the space where samples are rows of a table: as <see cref="Create"/>, and how many codes each of a row's last numbers
    /// has. Null where the space is not for tables.
    /// </summary>
    public Func<SpecValues, TensorShape, ValueArray<int>, int, SearchSpace>? CreateOfTable { get; init; }

    /// <summary>
    /// Makes the space where samples are texts as tokens: as <see cref="Create"/>, and how many tokens there are before the number of
    /// outputs. Null where the space is not for texts.
    /// </summary>
    public Func<SpecValues, TensorShape, int, int, SearchSpace>? CreateOfTokens { get; init; }

    /// <summary>Whether the space is for series, samples of 1 x steps "pixels": its networks see along the steps alone, or samples as vectors.</summary>
    public bool ReadsSeries { get; init; }
}
