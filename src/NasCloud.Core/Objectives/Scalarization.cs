using NasCloud.Core.Collections;

namespace NasCloud.Core.Objectives;

/// <summary>How a strategy sees one number in place of several objectives.</summary>
/// <param name="Method">What makes one number of them.</param>
/// <param name="Weights">How much each objective counts, in their order, finite and above 0; null where weights are drawn anew for each proposal.</param>
public sealed record Scalarization(ScalarizationMethod Method, ValueArray<double>? Weights = null);
