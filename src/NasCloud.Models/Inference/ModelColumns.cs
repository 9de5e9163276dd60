using NasCloud.Core.Collections;

namespace NasCloud.Models.Inference;

/// <summary>What an exported network reads of a table, and what it says of a row.</summary>
/// <param name="Numbers">The numeric columns, in the order of its input.</param>
/// <param name="Categories">The columns of categories, in the order of its input.</param>
/// <param name="Target">The column that it predicts.</param>
public sealed record ModelColumns(ValueArray<string> Numbers, ValueArray<string> Categories, string Target);
