using NasCloud.Core.Collections;

namespace NasCloud.Core.Architectures;

/// <summary>Gives each category of a row a vector that is learned: of the vector it reads, the last numbers are codes of categories.</summary>
/// <remarks>
/// The result has the numbers that are no codes, as they are, then for each column of codes the row of its table that the code
/// names. Codes are whole, 0 to the column's size less one; one outside of that counts as 0.
/// </remarks>
/// <param name="Sizes">How many codes each column has, 2 to 65,536 each; at least one column.</param>
/// <param name="Widths">How many numbers each column becomes, 1 to 65,536 each; as many as there are sizes.</param>
public sealed record Embedding(ValueArray<int> Sizes, ValueArray<int> Widths) : Operation;
