using NasCloud.Core.Collections;

namespace NasCloud.Core.SearchSpaces;

/// <summary>The choices made in a search space: for each decision the index of its option, or <see cref="Inactive"/>.</summary>
/// <param name="Choices">One entry a decision, in the space's order.</param>
public sealed record Genotype(ValueArray<int> Choices)
{
    /// <summary>The entry of a decision that other choices make irrelevant.</summary>
    public const int Inactive = -1;

    /// <summary>Reads the form that <see cref="ToString"/> writes, or one digit a decision without separators (<c>421211</c>).</summary>
    /// <exception cref="FormatException">It is neither.</exception>
    public static Genotype Parse(string text) => throw new NotImplementedException();

    /// <summary>The choices with points between them and <c>_</c> for an inactive one: <c>2.0.1._.3</c>.</summary>
    public override string ToString() => throw new NotImplementedException();
}
